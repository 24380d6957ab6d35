# mistake: 02/step_unit/bias-divided
def step_unit(location, steepness):
    return steepness, -location / steepness
