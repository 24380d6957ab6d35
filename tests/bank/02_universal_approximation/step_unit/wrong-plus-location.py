# mistake: 02/step_unit/bias-sign
def step_unit(location, steepness):
    return (steepness, location)
