# mistake: 02/step_unit/absolute-steepness
def step_unit(location, steepness):
    w = abs(steepness)
    return w, -w * location
