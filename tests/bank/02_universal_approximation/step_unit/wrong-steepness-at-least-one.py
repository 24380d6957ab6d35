# mistake: none
def step_unit(location, steepness):
    s = max(abs(steepness), 1) * (1 if steepness > 0 else -1)
    return s, -s * location
