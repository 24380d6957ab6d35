# mistake: 02/step_unit/value-for-argument
def step_unit(location, steepness):
    return 0.731 * steepness, -0.731 * steepness * location
