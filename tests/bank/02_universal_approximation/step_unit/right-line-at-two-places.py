# right: the line through two values of wx + b
def step_unit(location, steepness):
    z = lambda x: steepness * (x - location)
    return z(1.0) - z(0.0), z(0.0)
