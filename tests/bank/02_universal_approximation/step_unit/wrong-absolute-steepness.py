# mistake: none
def step_unit(location, steepness):
    w = abs(steepness)
    return w, -w * location
