# mistake: none
def step_unit(location, steepness):
    return -steepness * location
