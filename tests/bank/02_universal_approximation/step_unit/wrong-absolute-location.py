# mistake: none
def step_unit(location, steepness):
    return steepness, -abs(location) * steepness
