# mistake: 02/step_unit/constant
def step_unit(location, steepness):
    return 0.0, 0.0
