# right: solves two linear equations for w and b
import numpy as np

def step_unit(location, steepness):
    A = np.array([[location, 1.0], [location + 1 / steepness, 1.0]])
    return tuple(np.linalg.solve(A, np.array([0.0, 1.0])))
