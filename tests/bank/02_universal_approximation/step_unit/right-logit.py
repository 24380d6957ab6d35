# right: goes through the inverse of the sigmoid
import math

def logit(p):
    return math.log(p / (1 - p))

def step_unit(location, steepness):
    there = logit(1 / (1 + math.exp(-1)))  # is 1
    w = there * steepness
    b = logit(0.5) - w * location
    return w, b
