# mistake: 02/step_unit/half-or-double
def step_unit(location, steepness):
    return steepness / 2, -steepness * location / 2
