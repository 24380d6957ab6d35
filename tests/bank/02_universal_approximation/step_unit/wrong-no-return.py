# mistake: 02/step_unit/no-return
def step_unit(location, steepness):
    w = steepness
    b = -steepness * location
    print(w, b)
