# mistake: 02/step_unit/slope-for-weight
def step_unit(location, steepness):
    # the derivative of the sigmoid at 0 is 1/4
    w = 4 * steepness
    b = -w * location
    return w, b
