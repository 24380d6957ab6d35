# mistake: 02/step_unit/not-a-pair
def step_unit(location, steepness):
    return -steepness * location
