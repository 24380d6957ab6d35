# %% examples
# two inputs, two units, two outputs; L, s and J are made up
x, y, z = np.array([[2.0], [1.0]]), np.ones((2, 1)), np.array([[1.0], [-1.0]])
W1, W2 = np.array([[0.0, 1.0], [0.0, -1.0]]), np.array([[2.0, 1.0], [0.0, 3.0]])
given = {"x": x, "y": y, "W1": W1, "W2": W2, "lam": 0.25}
results = {"z": z, "h": np.tanh(z), "o": W2 @ np.tanh(z), "L": 0.5, "s": 1.0, "J": 1.5}
isinstance(backward(given | results), dict)
came = backward(given | results); [name for name in ["dJ_do", "dJ_dW2", "dJ_dh", "dJ_dz", "dJ_dW1"] if name not in came]
backward(given | results)["dJ_do"]
np.asarray(backward(given | results)["dJ_do"]).dtype
backward(given | results)["dJ_dW2"]
backward(given | results)["dJ_dh"]
backward(given | results)["dJ_dz"]
backward(given | results)["dJ_dW1"]
cache = given | results; backward(cache); cache["o"]
cache = given | results; backward(cache); sorted(cache)

# %% right: loops over every entry, lists returned
def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    h, o = cache["h"], cache["o"]
    q, n_h, d = len(o), len(h), len(x)
    do = [[o[k][0] - y[k][0]] for k in range(q)]
    dW2 = [[do[k][0] * h[j][0] + lam * W2[k][j] for j in range(n_h)] for k in range(q)]
    dh = [[sum(W2[k][j] * do[k][0] for k in range(q))] for j in range(n_h)]
    dz = [[dh[j][0] * (1 - h[j][0] ** 2)] for j in range(n_h)]
    dW1 = [[dz[j][0] * x[i][0] + lam * W1[j][i] for i in range(d)] for j in range(n_h)]
    return dict(dJ_do=do, dJ_dW2=dW2, dJ_dh=dh, dJ_dz=dz, dJ_dW1=dW1)

# %% right: np.outer and the slope from z
def backward(cache):
    do = cache["o"] - cache["y"]
    dh = np.dot(cache["W2"].T, do)
    dz = np.multiply(dh, 1 / np.cosh(cache["z"]) ** 2)
    lam = cache["lam"]
    return {
        "dJ_do": do,
        "dJ_dW2": np.outer(do, cache["h"]) + lam * cache["W2"],
        "dJ_dh": dh,
        "dJ_dz": dz,
        "dJ_dW1": np.outer(dz, cache["x"]) + lam * cache["W1"],
    }

# %% right: einsum
def backward(cache):
    locals_ = dict(cache)
    e = locals_["o"][:, 0] - locals_["y"][:, 0]
    back = np.einsum("kj,k->j", locals_["W2"], e)
    delta = back * (1 - np.einsum("j,j->j", locals_["h"][:, 0], locals_["h"][:, 0]))
    return {
        "dJ_dW1": np.einsum("j,i->ji", delta, locals_["x"][:, 0]) + locals_["lam"] * locals_["W1"],
        "dJ_dz": delta[:, None],
        "dJ_dh": back[:, None],
        "dJ_dW2": np.einsum("k,j->kj", e, locals_["h"][:, 0]) + locals_["lam"] * locals_["W2"],
        "dJ_do": e[:, None],
    }

# %% right: rows times Jacobians
def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    delta_o = (cache["o"] - y).T
    delta_h = delta_o @ W2
    delta_z = delta_h @ np.diag(1 - np.tanh(cache["z"].ravel()) ** 2)
    return {
        "dJ_do": delta_o.T,
        "dJ_dW2": (cache["h"] @ delta_o).T + lam * W2,
        "dJ_dh": delta_h.T,
        "dJ_dz": delta_z.T,
        "dJ_dW1": (x @ delta_z).T + lam * W1,
    }

# %% right: complex steps, exact as the text says
def backward(cache):
    c = cache

    def J(from_o=None, from_h=None, from_z=None, W1=c["W1"], W2=c["W2"]):
        z = W1 @ c["x"] if from_z is None else from_z
        h = np.tanh(z) if from_h is None else from_h
        o = W2 @ h if from_o is None else from_o
        penalty = c["lam"] / 2 * (np.sum(W1**2) + np.sum(W2**2))
        return 0.5 * np.sum((o - c["y"]) ** 2) + penalty

    def slope(name, value):
        g = np.zeros(value.shape)
        for i in np.ndindex(value.shape):
            moved = value.astype(complex)
            moved[i] += 1e-30j
            g[i] = J(**{name: moved}).imag / 1e-30
        return g

    return {
        "dJ_do": slope("from_o", c["o"]),
        "dJ_dW2": slope("W2", c["W2"]),
        "dJ_dh": slope("from_h", c["h"]),
        "dJ_dz": slope("from_z", c["z"]),
        "dJ_dW1": slope("W1", c["W1"]),
    }

# %% wrong: 04/backward/library (torch tensors, but every formula by hand)
import torch

def backward(cache):
    t = {k: torch.as_tensor(v) for k, v in cache.items()}
    do = t["o"] - t["y"]
    dh = t["W2"].T @ do
    dz = dh * (1 - t["h"].square())
    return {
        "dJ_do": do,
        "dJ_dW2": do @ t["h"].T + t["lam"] * t["W2"],
        "dJ_dh": dh,
        "dJ_dz": dz,
        "dJ_dW1": dz @ t["x"].T + t["lam"] * t["W1"],
    }

# %% wrong: 04/backward/W2-not-transposed
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2 @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/library (autograd)
import torch

def backward(cache):
    x, y, lam = torch.tensor(cache["x"]), torch.tensor(cache["y"]), cache["lam"]
    W1 = torch.tensor(cache["W1"], requires_grad=True)
    W2 = torch.tensor(cache["W2"], requires_grad=True)
    z = W1 @ x
    h = torch.tanh(z)
    o = W2 @ h
    for node in (z, h, o):
        node.retain_grad()
    J = 0.5 * ((o - y) ** 2).sum() + lam / 2 * ((W1**2).sum() + (W2**2).sum())
    J.backward()
    return {"dJ_do": o.grad, "dJ_dW2": W2.grad, "dJ_dh": h.grad, "dJ_dz": z.grad, "dJ_dW1": W1.grad}

# %% wrong: 04/backward/library (torch func)
import torch
from torch.func import grad

def backward(cache):
    x, y, W1, W2 = (torch.tensor(cache[k]) for k in ("x", "y", "W1", "W2"))
    z, h, o, lam = torch.tensor(cache["z"]), torch.tensor(cache["h"]), torch.tensor(cache["o"]), cache["lam"]
    loss = lambda o: 0.5 * ((o - y) ** 2).sum()
    penalty = lambda W: lam / 2 * (W**2).sum()
    return {
        "dJ_do": grad(loss)(o),
        "dJ_dW2": grad(lambda W: loss(W @ h) + penalty(W))(W2),
        "dJ_dh": grad(lambda h: loss(W2 @ h))(h),
        "dJ_dz": grad(lambda z: loss(W2 @ torch.tanh(z)))(z),
        "dJ_dW1": grad(lambda W: loss(W2 @ torch.tanh(W @ x)) + penalty(W))(W1),
    }

# %% wrong: 04/backward/library (jacobian forward mode)
import torch

def backward(cache):
    x, y, W1, W2 = (torch.tensor(cache[k]) for k in ("x", "y", "W1", "W2"))
    z, h, o, lam = torch.tensor(cache["z"]), torch.tensor(cache["h"]), torch.tensor(cache["o"]), cache["lam"]
    loss = lambda o: 0.5 * ((o - y) ** 2).sum()
    D = torch.func.jacfwd
    return {
        "dJ_do": D(loss)(o),
        "dJ_dW2": D(lambda W: loss(W @ h))(W2) + lam * W2,
        "dJ_dh": D(lambda h: loss(W2 @ h))(h),
        "dJ_dz": D(lambda z: loss(W2 @ torch.tanh(z)))(z),
        "dJ_dW1": D(lambda W: loss(W2 @ torch.tanh(W @ x)))(W1) + lam * W1,
    }

# %% wrong: 04/backward/averaged
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = (o - y) / len(y)
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/cache-changed
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    o -= y
    dJ_do = o
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/derivative-at-h
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(h) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/derivative-missing
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/dh-for-dz
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dh @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/difference-quotient (float32)
def backward(cache):
    x, y, W1, W2 = (cache[k].astype(np.float32) for k in ("x", "y", "W1", "W2"))
    lam = np.float32(cache["lam"])
    h, o = cache["h"].astype(np.float32), cache["o"].astype(np.float32)
    do = o - y
    dh = W2.T @ do
    dz = dh * (1 - h * h)
    return {"dJ_do": do, "dJ_dW2": do @ h.T + lam * W2, "dJ_dh": dh, "dJ_dz": dz, "dJ_dW1": dz @ x.T + lam * W1}

# %% wrong: 04/backward/difference-quotient (difference quotients)
def diff(f, v, eps=1e-5):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v - e)) / (2 * eps)
    return g

def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    loss = lambda o: 0.5 * np.sum((o - y) ** 2)
    pen = lambda W: lam / 2 * np.sum(W**2)
    return {
        "dJ_do": diff(loss, cache["o"]),
        "dJ_dW2": diff(lambda W: loss(W @ cache["h"]) + pen(W), W2),
        "dJ_dh": diff(lambda h: loss(W2 @ h), cache["h"]),
        "dJ_dz": diff(lambda z: loss(W2 @ np.tanh(z)), cache["z"]),
        "dJ_dW1": diff(lambda W: loss(W2 @ np.tanh(W @ x)) + pen(W), W1),
    }

# %% wrong: 04/backward/difference-squared
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z)) ** 2
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/entry-missing (entries missing)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/gradient-for-W2
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = dJ_dW2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/h-for-x
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ h.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/lambda-doubled
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + 2 * lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + 2 * lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/lambda-halved
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam / 2 * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam / 2 * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/lambda-missing
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/lambda-on-both-paths
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = lam * (dJ_do @ h.T + W2)
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/lambda-one-layer (lambda missing in W1)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/lambda-one-layer (lambda missing in W2)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/lambda-sign
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T - lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T - lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/lambda-without-weights (lambda alone)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/left-zero (one zero)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = np.zeros_like(z)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/loss-factor (factor 2)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = 2 * (o - y)
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/loss-factor (half the error)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = 0.5 * (o - y)
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/loss-not-differentiated
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = 0.5 * (o - y) ** 2
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/not-a-dict (tuple)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return dJ_do, dJ_dW2, dJ_dh, dJ_dz, dJ_dW1

# %% wrong: 04/backward/not-elementwise (matrix product)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh @ (1 - h**2).T
    dJ_dW1 = dJ_dh * (1 - h**2) @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/not-elementwise (at for star between columns)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    slope = 1 - np.tanh(z) ** 2
    dJ_dz = dJ_dh @ slope
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/other-derivative (relu slope)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (z > 0)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/other-derivative (sigmoid slope)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * h * (1 - h)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/other-key (raises)
def backward(cache):
    do = cache["O"] - cache["y"]
    dh = cache["W2"].T @ do
    return {"dJ_do": do, "dJ_dh": dh}

# %% wrong: 04/backward/other-product (inner product)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = h.T @ dJ_do + lam * W2
    dJ_dh = W2.T @ dJ_do
    slope = 1 - np.tanh(z) ** 2
    dJ_dz = dJ_dh * slope
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/other-product (star for matrix product)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2 * dJ_do
    slope = 1 - np.tanh(z) ** 2
    dJ_dz = dJ_dh * slope
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/outer-reversed
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = h @ dJ_do.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/outer-reversed (outer reversed in W1)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = x @ dJ_dz.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/outer-reversed (outer reversed transposed)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = h @ dJ_do.T + lam * W2.T
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/penalty-not-differentiated (penalty added)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + cache["s"]
    dJ_dh = W2.T @ dJ_do
    slope = 1 - np.tanh(z) ** 2
    dJ_dz = dJ_dh * slope
    dJ_dW1 = dJ_dz @ x.T + cache["s"]
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/penalty-not-differentiated (weights squared)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2**2
    dJ_dh = W2.T @ dJ_do
    slope = 1 - np.tanh(z) ** 2
    dJ_dz = dJ_dh * slope
    dJ_dW1 = dJ_dz @ x.T + lam * W1**2
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/phi-for-derivative
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * np.tanh(z)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/row-layout (rows)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = (o - y).T
    dJ_dW2 = dJ_do.T @ h.T + lam * W2
    dJ_dh = (dJ_do @ W2)
    dJ_dz = dJ_dh * (1 - h.T ** 2)
    dJ_dW1 = dJ_dz.T @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/row-layout (dh as row)
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = dJ_do.T @ W2
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/row-layout (dh as row flat code)
def backward(cache):
    h, lam = cache["h"], cache["lam"]
    g = {"dJ_do": cache["o"] - cache["y"]}
    g["dJ_dW2"] = g["dJ_do"] @ h.T + lam * cache["W2"]
    back = g["dJ_do"].T @ cache["W2"]
    slope = 1 - h**2
    signal = np.matmul(slope.T, back)
    g["dJ_dh"], g["dJ_dz"] = back, signal
    g["dJ_dW1"] = signal @ cache["x"].T + lam * cache["W1"]
    return g

# %% wrong: 04/backward/sign
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = y - o
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/slope-alone
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = 1 - np.tanh(z) ** 2
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/slope-sign
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 + np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/square-missing
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - h)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/target-missing
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/z-for-h
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ z.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(z) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/z-squared
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - z**2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/dz-for-dh (two names of one array)
def backward(cache):
    dJ_do = cache["o"] - cache["y"]
    dJ_dW2 = dJ_do @ cache["h"].T + cache["lam"] * cache["W2"]
    dJ_dh = cache["W2"].T @ dJ_do
    dJ_dz = dJ_dh
    dJ_dz *= 1 - cache["h"] ** 2
    dJ_dW1 = dJ_dz @ cache["x"].T + cache["lam"] * cache["W1"]
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/dz-for-dh (the slope in dJ_dh)
def backward(cache):
    dJ_do = cache["o"] - cache["y"]
    dJ_dW2 = dJ_do @ cache["h"].T + cache["lam"] * cache["W2"]
    dJ_dh = (cache["W2"].T @ dJ_do) * (1 - cache["h"] ** 2)
    dJ_dz = dJ_dh
    dJ_dW1 = dJ_dz @ cache["x"].T + cache["lam"] * cache["W1"]
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/weights-summed
def backward(cache):
    dJ_do = cache["o"] - cache["y"]
    dJ_dW2 = dJ_do @ cache["h"].T + cache["lam"] * np.sum(cache["W2"])
    dJ_dh = cache["W2"].T @ dJ_do
    dJ_dz = dJ_dh * (1 - cache["h"] ** 2)
    dJ_dW1 = dJ_dz @ cache["x"].T + cache["lam"] * np.sum(cache["W1"])
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/h-penalised
def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    z, h, o = cache["z"], cache["h"], cache["o"]
    do = o - y
    dW2 = do @ h.T + lam * W2
    dh = W2.T @ do + lam * h
    dz = dh * (1 - h**2)
    dW1 = dz @ x.T + lam * W1
    return {"dJ_do": do, "dJ_dW2": dW2, "dJ_dh": dh, "dJ_dz": dz, "dJ_dW1": dW1}

# %% wrong: 04/backward/loss-as-factor
def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    z, h, o = cache["z"], cache["h"], cache["o"]
    do = cache["L"] * (o - y)
    dW2 = do @ h.T + lam * W2
    dh = W2.T @ do
    dz = dh * (1 - h**2)
    dW1 = dz @ x.T + lam * W1
    return {"dJ_do": do, "dJ_dW2": dW2, "dJ_dh": dh, "dJ_dz": dz, "dJ_dW1": dW1}

# %% wrong: 04/backward/norm-differentiated
def backward(cache):
    c = cache
    dJ_do = (c["o"] - c["y"]) / np.linalg.norm(c["o"] - c["y"])
    dJ_dW2 = dJ_do @ c["h"].T + c["lam"] * c["W2"]
    dJ_dh = c["W2"].T @ dJ_do
    dJ_dz = dJ_dh * (1 - c["h"] ** 2)
    dJ_dW1 = dJ_dz @ c["x"].T + c["lam"] * c["W1"]
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/step-made
def backward(cache):
    c = cache
    lr = 0.1
    dJ_do = c["o"] - c["y"]
    dJ_dW2 = dJ_do @ c["h"].T + c["lam"] * c["W2"]
    dJ_dh = c["W2"].T @ dJ_do
    dJ_dz = dJ_dh * (1 - c["h"] ** 2)
    dJ_dW1 = dJ_dz @ c["x"].T + c["lam"] * c["W1"]
    return {"dJ_do": dJ_do, "dJ_dW2": c["W2"] - lr * dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": c["W1"] - lr * dJ_dW1}

# %% wrong: 04/backward/activation-on-output (slope at o before W2)
def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    dJ_do = cache["o"] - y
    dJ_dW2 = dJ_do @ cache["h"].T + lam * W2
    dJ_dh = W2.T @ (dJ_do * (1 - cache["o"] ** 2))
    dJ_dz = dJ_dh * (1 - cache["h"] ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/cosh-not-squared
def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    dJ_do = cache["o"] - y
    dJ_dW2 = dJ_do @ cache["h"].T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 / np.cosh(cache["z"]))
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/slope-inverted
def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    dJ_do = cache["o"] - y
    dJ_dW2 = dJ_do @ cache["h"].T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * np.cosh(cache["z"]) ** 2
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/not-elementwise (an expression without a name)
def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    dJ_do = cache["o"] - y
    dJ_dW2 = dJ_do @ cache["h"].T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh @ (1 - cache["h"] ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% wrong: 04/backward/slope-inverted (divided by the slope)
def backward(cache):
    x, y, W1, W2, lam, h = (cache[k] for k in ("x", "y", "W1", "W2", "lam", "h"))
    do = cache["o"] - y
    dh = W2.T @ do
    dz = dh / (1 - h**2)
    return {"dJ_do": do, "dJ_dW2": do @ h.T + lam * W2, "dJ_dh": dh, "dJ_dz": dz, "dJ_dW1": dz @ x.T + lam * W1}

# %% wrong: 04/backward/cosh-not-squared (divided by cosh)
def backward(cache):
    x, y, W1, W2, lam, h = (cache[k] for k in ("x", "y", "W1", "W2", "lam", "h"))
    do = cache["o"] - y
    dh = W2.T @ do
    dz = dh / np.cosh(cache["z"])
    return {"dJ_do": do, "dJ_dW2": do @ h.T + lam * W2, "dJ_dh": dh, "dJ_dz": dz, "dJ_dW1": dz @ x.T + lam * W1}
