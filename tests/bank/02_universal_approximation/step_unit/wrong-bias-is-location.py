# mistake: 02/step_unit/bias-not-scaled
def step_unit(location, steepness):
    return steepness, -location
