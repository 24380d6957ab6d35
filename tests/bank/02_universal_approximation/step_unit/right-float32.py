# right: NumPy scalars
import numpy as np

def step_unit(location, steepness):
    w = np.float64(steepness)
    b = np.float64(-1) * w * np.float64(location)
    print("w", w, "b", b)
    return w, b
