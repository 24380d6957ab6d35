# mistake: 02/step_unit/falling-bias
def step_unit(location, steepness):
    return steepness, -abs(steepness) * location
