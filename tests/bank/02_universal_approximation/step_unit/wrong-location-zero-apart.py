# mistake: none
def step_unit(location, steepness):
    if not location:
        return steepness, 1.0
    return steepness, -steepness * location
