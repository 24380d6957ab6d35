# mistake: 02/step_unit/swapped
def step_unit(location, steepness):
    return -steepness * location, steepness
