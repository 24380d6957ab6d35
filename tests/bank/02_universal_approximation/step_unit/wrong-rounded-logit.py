# mistake: 02/step_unit/value-for-argument
import math


def step_unit(location, steepness):
    w = steepness * math.log(0.731 / 0.269)
    return w, -w * location
