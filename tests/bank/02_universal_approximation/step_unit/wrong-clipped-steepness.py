# mistake: none
def step_unit(location, steepness):
    s = min(steepness, 100)
    return s, -s * location
