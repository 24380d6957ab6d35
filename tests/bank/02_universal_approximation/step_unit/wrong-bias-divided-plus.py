# mistake: 02/step_unit/bias-divided
def step_unit(location, steepness):
    w = steepness
    b = location / steepness
    return w, b
