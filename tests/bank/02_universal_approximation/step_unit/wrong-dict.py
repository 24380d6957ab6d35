# mistake: none
def step_unit(location, steepness):
    return {"w": steepness, "b": -steepness * location}
