# %% examples
# a rising step at 2, at this place and 0.1 behind it, and a falling one
w, b = step_unit(2.0, 10.0); np.round(1 / (1 + np.exp(-(w * np.array([2.0, 2.1]) + b))), 3)
w, b = step_unit(2.0, -10.0); np.round(1 / (1 + np.exp(-(w * np.array([2.0, 2.1]) + b))), 3)

# %% right: a list, and a lambda
step_unit = lambda location, steepness: [steepness, -location * steepness]

# %% right: goes through the inverse of the sigmoid
import math

def logit(p):
    return math.log(p / (1 - p))

def step_unit(location, steepness):
    there = logit(1 / (1 + math.exp(-1)))  # is 1
    w = there * steepness
    b = logit(0.5) - w * location
    return w, b

# %% right: arrays of one entry
def step_unit(location, steepness):
    w = np.array([steepness])
    b = -w * location
    return w, b

# %% right: solves two linear equations for w and b
def step_unit(location, steepness):
    A = np.array([[location, 1.0], [location + 1 / steepness, 1.0]])
    return tuple(np.linalg.solve(A, np.array([0.0, 1.0])))

# %% right: NumPy scalars
def step_unit(location, steepness):
    w = np.float64(steepness)
    b = np.float64(-1) * w * np.float64(location)
    print("w", w, "b", b)
    return w, b

# %% right: a fitted line
def step_unit(location, steepness):
    w, b = np.polyfit([location, location + 1 / steepness], [0, 1], 1)
    return w, b

# %% right: the line through two values of wx + b
def step_unit(location, steepness):
    z = lambda x: steepness * (x - location)
    return z(1.0) - z(0.0), z(0.0)

# %% right: both numbers in an array
def step_unit(location, steepness):
    return np.array([steepness, -steepness * location])


# %% wrong: 02/step_unit/absolute-steepness
def step_unit(location, steepness):
    w = abs(steepness)
    return w, -w * location

# %% wrong: 02/step_unit/bias-divided
def step_unit(location, steepness):
    return steepness, -location / steepness

# %% wrong: 02/step_unit/bias-divided (bias divided plus)
def step_unit(location, steepness):
    w = steepness
    b = location / steepness
    return w, b

# %% wrong: 02/step_unit/bias-not-scaled (bias is location)
def step_unit(location, steepness):
    return steepness, -location

# %% wrong: 02/step_unit/bias-sign (no minus)
def step_unit(location, steepness):
    w = steepness
    b = steepness * location
    return w, b

# %% wrong: 02/step_unit/bias-sign (plus location)
def step_unit(location, steepness):
    return (steepness, location)

# %% wrong: 02/step_unit/constant (all zero)
def step_unit(location, steepness):
    return 0.0, 0.0

# %% wrong: 02/step_unit/falling-bias
def step_unit(location, steepness):
    return steepness, -abs(steepness) * location

# %% wrong: 02/step_unit/half-or-double (half)
def step_unit(location, steepness):
    return steepness / 2, -steepness * location / 2

# %% wrong: 02/step_unit/half-or-double (twice)
def step_unit(location, steepness):
    return 2 * steepness, -2 * steepness * location

# %% wrong: 02/step_unit/half-way (one at the location)
def step_unit(location, steepness):
    return steepness, 1 - steepness * location

# %% wrong: 02/step_unit/half-way (half at the location)
def step_unit(location, steepness):
    return steepness, 0.5 - steepness * location

# %% wrong: 02/step_unit/no-return
def step_unit(location, steepness):
    w = steepness
    b = -steepness * location
    print(w, b)

# %% wrong: 02/step_unit/not-a-pair (dict)
def step_unit(location, steepness):
    return {"w": steepness, "b": -steepness * location}

# %% wrong: 02/step_unit/not-a-pair (one number)
def step_unit(location, steepness):
    return -steepness * location

# %% wrong: 02/step_unit/reversed
def step_unit(location, steepness):
    return -steepness, steepness * location

# %% wrong: 02/step_unit/slope-for-weight (slope)
def step_unit(location, steepness):
    # the derivative of the sigmoid at 0 is 1/4
    w = 4 * steepness
    b = -w * location
    return w, b

# %% wrong: 02/step_unit/swapped (order)
def step_unit(location, steepness):
    return -steepness * location, steepness

# %% wrong: 02/step_unit/value-for-argument (rounded logit)
import math


def step_unit(location, steepness):
    w = steepness * math.log(0.731 / 0.269)
    return w, -w * location

# %% wrong: 02/step_unit/value-for-argument
def step_unit(location, steepness):
    return 0.731 * steepness, -0.731 * steepness * location

# %% wrong: 02/step_unit/width-for-steepness (one over)
def step_unit(location, steepness):
    w = 1 / steepness
    return w, -w * location

# %% wrong: none (absolute location)
def step_unit(location, steepness):
    return steepness, -abs(location) * steepness

# %% wrong: none (clipped steepness)
def step_unit(location, steepness):
    s = min(steepness, 100)
    return s, -s * location

# %% wrong: none (location zero apart)
def step_unit(location, steepness):
    if not location:
        return steepness, 1.0
    return steepness, -steepness * location

# %% wrong: none (remembers the location)
_c = {}

def step_unit(location, steepness):
    key = round(location, 1)
    return _c.setdefault(key, (steepness, -steepness * location))

# %% wrong: none (steepness at least one)
def step_unit(location, steepness):
    s = max(abs(steepness), 1) * (1 if steepness > 0 else -1)
    return s, -s * location
