# mistake: 02/step_unit/bias-sign
def step_unit(location, steepness):
    w = steepness
    b = steepness * location
    return w, b
