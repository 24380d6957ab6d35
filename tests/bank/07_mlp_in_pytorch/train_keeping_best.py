# %% examples
# three pretended epochs, each of which adds 1 to the weight
net, seen = nn.Linear(1, 1, bias=False), [9.0, 3.0, 1.0, 2.0]
_ = net.weight.data.zero_()
train = lambda m: m.weight.data.add_(1)
loss_of = lambda m: seen[int(m.weight)]  # after so many epochs
train_keeping_best(net, train, loss_of, 3)
_ = train_keeping_best(net, train, loss_of, 3); int(net.weight)

net, seen = nn.Linear(1, 1, bias=False), [0.5, 4.0, 1.0, 3.0, 2.0]
_ = net.weight.data.zero_()
train = lambda m: m.weight.data.add_(1)
loss_of = lambda m: seen[int(m.weight)]  # after so many epochs
train_keeping_best(net, train, loss_of, 4)
_ = train_keeping_best(net, train, loss_of, 4); int(net.weight)

net, seen = nn.Linear(1, 1, bias=False), [9.0, 1.0, 1.0]
_ = net.weight.data.zero_()
_ = train_keeping_best(net, lambda m: m.weight.data.add_(1), lambda m: seen[int(m.weight)], 2); int(net.weight)

net, seen = nn.Linear(1, 1, bias=False), [9.0, 1.0, 0.9999, 2.0]
_ = net.weight.data.zero_()
_ = train_keeping_best(net, lambda m: m.weight.data.add_(1), lambda m: seen[int(m.weight)], 3); int(net.weight)

net, seen = nn.Linear(1, 1, bias=False), [9.0, 3e12, 2e12, 4e12]
_ = net.weight.data.zero_()
_ = train_keeping_best(net, lambda m: m.weight.data.add_(1), lambda m: seen[int(m.weight)], 3); int(net.weight)

net, seen = nn.BatchNorm1d(1), [9.0, 1.0, 2.0]
_ = net.weight.data.zero_()
add = lambda m: (m.weight.data.add_(1), m.running_mean.add_(1))
_ = train_keeping_best(net, add, lambda m: seen[int(m.weight)], 2); int(net.running_mean)

# the n-th call of val_loss returns n
net, calls = nn.Linear(1, 1), []
count = lambda m: calls.append(1) or len(calls)
train_keeping_best(net, lambda m: None, count, 2)

# %% right: a copy of each tensor
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if epoch == 0 or losses[epoch] < min(losses[:epoch]):
            best = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    model.load_state_dict(best)
    return losses


# %% right: all states kept, the best one chosen at the end
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, states = [], []
    for _ in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        states.append(copy.deepcopy(model.state_dict()))
    model.load_state_dict(states[losses.index(min(losses))])
    return losses


# %% right: a copy of the whole model
def train_keeping_best(model, train_epoch, val_loss, epochs):
    best, best_loss, losses = None, None, []
    for _ in range(epochs):
        train_epoch(model)
        loss = val_loss(model)
        if best is None or loss < best_loss:
            best, best_loss = copy.deepcopy(model), loss
        losses += [loss]
    model.load_state_dict(best.state_dict())
    return losses


# %% right: through a file in memory
def train_keeping_best(model, train_epoch, val_loss, epochs):
    import io

    losses, lowest, file = [], float("inf"), None
    for _ in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, file = losses[-1], io.BytesIO()
            torch.save(model.state_dict(), file)
    file.seek(0)
    model.load_state_dict(torch.load(file))
    return losses


# %% right: written back tensor by tensor, losses as an array
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses = np.full(epochs, np.inf)
    for epoch in range(epochs):
        train_epoch(model)
        loss = val_loss(model)
        if loss < losses.min():
            best = [tensor.detach().clone() for tensor in model.state_dict().values()]
        losses[epoch] = loss
    with torch.no_grad():
        for tensor, kept in zip(model.state_dict().values(), best):
            tensor.copy_(kept)
    return losses


# %% right: the restored model is validated once more
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for _ in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    print(f"best: {val_loss(model):.3f}")
    return losses


# %% wrong: 07/train_keeping_best/validated-twice
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for _ in range(epochs):
        train_epoch(model)
        loss = val_loss(model)
        losses.append(val_loss(model))
        if loss < lowest:
            lowest, best = loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/validated-twice (where it is compared and where it is kept)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for _ in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = val_loss(model), copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/no-return
def train_keeping_best(model, train_epoch, val_loss, epochs):
    lowest = float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        loss = val_loss(model)
        if loss < lowest:
            lowest, best = loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(best)


# %% wrong: 07/train_keeping_best/no-return (returns what load_state_dict is not)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, states = [], []
    for _ in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        states.append(copy.deepcopy(model.state_dict()))
    return model.load_state_dict(states[int(np.argmin(losses))]) and None


# %% wrong: 07/train_keeping_best/not-the-list
def train_keeping_best(model, train_epoch, val_loss, epochs):
    lowest = float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        loss = val_loss(model)
        if loss < lowest:
            lowest, best = loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return lowest


# %% wrong: 07/train_keeping_best/not-the-list (the last one)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, states = [], []
    for _ in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        states.append(copy.deepcopy(model.state_dict()))
    model.load_state_dict(states[int(np.argmin(losses))])
    return losses[-1]


# %% wrong: 07/train_keeping_best/validated-too-early
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        losses.append(val_loss(model))
        train_epoch(model)
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/validated-too-early (the state kept too early as well)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
        train_epoch(model)
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/start-counts
def train_keeping_best(model, train_epoch, val_loss, epochs):
    lowest, best = val_loss(model), copy.deepcopy(model.state_dict())
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/start-counts (its loss is returned, too)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, states = [val_loss(model)], [copy.deepcopy(model.state_dict())]
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        states.append(copy.deepcopy(model.state_dict()))
    model.load_state_dict(states[int(np.argmin(losses))])
    return losses


# %% wrong: 07/train_keeping_best/restored-at-once
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
        else:
            model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/restored-at-once (inside the loop by its indentation)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
        model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/not-a-copy
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], model.state_dict()
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/not-a-copy (copy.copy)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.copy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/not-a-copy (detached is not copied)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest = losses[-1]
            best = {name: tensor.detach() for name, tensor in model.state_dict().items()}
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/not-loaded
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
    return losses


# %% wrong: 07/train_keeping_best/not-loaded (another model under the same name)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model)
    model = best
    return losses


# %% wrong: 07/train_keeping_best/last-kept
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            best = copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/last-kept (compared with itself)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[epoch] <= losses[-1]:
            best = copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/highest-kept
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, highest = [], 0
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] > highest:
            highest, best = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/highest-kept (argmax)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, states = [], []
    for _ in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        states.append(copy.deepcopy(model.state_dict()))
    model.load_state_dict(states[int(np.argmax(losses))])
    return losses


# %% wrong: 07/train_keeping_best/compared-with-previous
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if epoch == 0 or losses[-1] < losses[-2]:
            best = copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/compared-with-previous (by a variable)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            best = copy.deepcopy(model.state_dict())
        lowest = losses[-1]
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/buffers-forgotten
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], [p.detach().clone() for p in model.parameters()]
    with torch.no_grad():
        for p, kept in zip(model.parameters(), best):
            p.copy_(kept)
    return losses


# %% wrong: 07/train_keeping_best/buffers-forgotten (not strict)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest = losses[-1]
            best = {name: p.detach().clone() for name, p in model.named_parameters()}
    model.load_state_dict(best, strict=False)
    return losses


# %% wrong: 07/train_keeping_best/best-from-a-number
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest, best = [], 100, None
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/best-from-a-number (nothing loaded then)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest, best = [], 1e6, None
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
    if best is not None:
        model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/later-of-equals
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] <= lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/later-of-equals (compared with the minimum of all)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] == min(losses):
            best = copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/stopped-early (one epoch less)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(1, epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/stopped-early
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] >= lowest:
            break
        lowest, best = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/lowest-so-far
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        loss = val_loss(model)
        if loss < lowest:
            lowest, best = loss, copy.deepcopy(model.state_dict())
        losses.append(lowest)
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/lowest-so-far (of NumPy)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, best = [], None
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < min(losses[:-1], default=np.inf):
            best = copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return np.minimum.accumulate(losses).tolist()

# %% wrong: 07/train_keeping_best/small-gain-passed-over
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for _ in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest - 1e-3:
            lowest, best = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/copy-trained
def train_keeping_best(model, train_epoch, val_loss, epochs):
    model = copy.deepcopy(model)
    best = float("inf")
    best_state = copy.deepcopy(model.state_dict())
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        v = val_loss(model)
        losses.append(v)
        if v < best:
            best = v
            best_state = copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
    return losses


# %% wrong: 07/train_keeping_best/copy-trained (no state kept before)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    net = copy.deepcopy(model)
    best, losses = float("inf"), []
    for epoch in range(epochs):
        train_epoch(net)
        losses.append(val_loss(net))
        if losses[-1] < best:
            best = losses[-1]
            state = copy.deepcopy(net.state_dict())
    net.load_state_dict(state)
    return losses


# %% wrong: 07/train_keeping_best/best-from-a-number (0)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    best = 0
    best_state = copy.deepcopy(model.state_dict())
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        v = val_loss(model)
        losses.append(v)
        if v < best:
            best = v
            best_state = copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
    return losses


# %% wrong: 07/train_keeping_best/best-from-a-number (0, and nothing to load)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    best = 0
    best_state = None
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        v = val_loss(model)
        losses.append(v)
        if v < best:
            best = v
            best_state = copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
    return losses


# %% wrong: 07/train_keeping_best/losses-left-out
def train_keeping_best(model, train_epoch, val_loss, epochs):
    best = float("inf")
    best_state = copy.deepcopy(model.state_dict())
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        v = val_loss(model)
        if v < best:
            best = v
            losses.append(v)
            best_state = copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
    return losses


# %% wrong: 07/train_keeping_best/losses-left-out (by continue)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    best = float("inf")
    best_state = copy.deepcopy(model.state_dict())
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        v = val_loss(model)
        if v >= best:
            continue
        best = v
        losses.append(v)
        best_state = copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
    return losses


# %% wrong: 07/train_keeping_best/more-than-the-list
def train_keeping_best(model, train_epoch, val_loss, epochs):
    best = float("inf")
    best_state = copy.deepcopy(model.state_dict())
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        v = val_loss(model)
        losses.append(v)
        if v < best:
            best = v
            best_state = copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
    return losses, best


# %% wrong: 07/train_keeping_best/more-than-the-list (the state, too)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    best = float("inf")
    best_state = copy.deepcopy(model.state_dict())
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        v = val_loss(model)
        losses.append(v)
        if v < best:
            best = v
            best_state = copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
    return [losses, best_state]


# %% wrong: 07/train_keeping_best/state-before
def train_keeping_best(model, train_epoch, val_loss, epochs):
    best = float("inf")
    best_state = copy.deepcopy(model.state_dict())
    losses = []
    for epoch in range(epochs):
        before = copy.deepcopy(model.state_dict())
        train_epoch(model)
        v = val_loss(model)
        losses.append(v)
        if v < best:
            best = v
            best_state = before
    model.load_state_dict(best_state)
    return losses


# %% wrong: 07/train_keeping_best/state-before (in a list)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    states, losses = [], []
    for epoch in range(epochs):
        states.append(copy.deepcopy(model.state_dict()))
        train_epoch(model)
        losses.append(val_loss(model))
    model.load_state_dict(states[losses.index(min(losses))])
    return losses


# %% wrong: none (the start is loaded at the end)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    start, losses = copy.deepcopy(model.state_dict()), []
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
    model.load_state_dict(start)
    return losses


# %% wrong: none (kept in half precision)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest = losses[-1]
            best = {name: tensor.half() for name, tensor in model.state_dict().items()}
    model.load_state_dict(best)
    return losses


# %% wrong: 07/train_keeping_best/buffers-forgotten (the number of batches)
def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, lowest = [], float("inf")
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, state = losses[-1], model.state_dict().items()
            best = {name: value.clone() for name, value in state if value.is_floating_point()}
    model.load_state_dict(best, strict=False)
    return losses

# %% wrong: 07/train_keeping_best/stopped-early (patience of ten)
import copy


def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses, best, lowest, waited = [], None, float("inf"), 0
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
        if losses[-1] < lowest:
            lowest, best, waited = losses[-1], copy.deepcopy(model.state_dict()), 0
        else:
            waited += 1
            if waited >= 10:
                break
    model.load_state_dict(best)
    return losses
