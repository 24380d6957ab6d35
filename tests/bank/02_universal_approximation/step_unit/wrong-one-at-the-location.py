# mistake: 02/step_unit/half-way
def step_unit(location, steepness):
    return steepness, 1 - steepness * location
