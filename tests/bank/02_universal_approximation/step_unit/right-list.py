# right: a list, and a lambda
step_unit = lambda location, steepness: [steepness, -location * steepness]
