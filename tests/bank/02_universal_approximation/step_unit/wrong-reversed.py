# mistake: 02/step_unit/reversed
def step_unit(location, steepness):
    return -steepness, steepness * location
