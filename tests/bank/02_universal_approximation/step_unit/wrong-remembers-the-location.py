# mistake: none
_c = {}

def step_unit(location, steepness):
    key = round(location, 1)
    return _c.setdefault(key, (steepness, -steepness * location))
