# mistake: 02/step_unit/width-for-steepness
def step_unit(location, steepness):
    w = 1 / steepness
    return w, -w * location
