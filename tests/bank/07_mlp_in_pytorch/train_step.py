# %% examples
# two equal logits: the gradient with respect to the biases is (-1/2, 1/2)
M = torch.nn.Linear(784, 2)
_ = [p.data.fill_(0.0) for p in M.parameters()]
optm = torch.optim.SGD(M.parameters(), lr=1.0)
X, y = torch.zeros(1, 1, 28, 28), torch.tensor([0])
log_loss = torch.nn.CrossEntropyLoss()
_ = train_step(M, X, y, log_loss, optm, "cpu"); M.bias
_ = [train_step(M, X, y, log_loss, optm, "cpu") for _ in range(2)]; M.bias
M.bias.grad = torch.tensor([3.0, 4.0]); _ = train_step(M, X, y, log_loss, optm, "cpu"); M.bias
train_step(M, X, y, log_loss, optm, "cpu") is None
getattr(train_step(M, X, y, log_loss, optm, "cpu"), "requires_grad", False)

M = torch.nn.Linear(784, 2)
_ = [p.data.fill_(0.0) for p in M.parameters()]
optm = torch.optim.SGD(M.parameters(), lr=1.0)
X, y = torch.zeros(2, 1, 28, 28), torch.tensor([0, 0])
log_loss = torch.nn.CrossEntropyLoss()
_ = train_step(M, X, y, log_loss, optm, "cpu"); M.bias
round(float(train_step(M, X, y, log_loss, optm, "cpu")), 4)
_ = train_step(M, X, y, log_loss, optm, "cpu"); M.training
_ = train_step(M, X, y, lambda *batch: 2 * log_loss(*batch), optm, "cpu"); M.bias

# %% right: an optimiser closure
def train_step(model, batch_in, batch_out, loss, optm, device):
    def closure():
        optm.zero_grad(set_to_none=True)
        value = loss(model(batch_in.reshape(-1, 784).to(device)), batch_out.to(device))
        value.backward()
        return value

    return optm.step(closure).item()

# %% right: returns a detached tensor
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss_out.detach()

# %% right: resets group by group
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    for group in optm.param_groups:
        for p in group["params"]:
            p.grad = None
    loss_out.backward()
    optm.step()
    return loss_out.item()

# %% right: torch.autograd.grad and by hand
def train_step(model, batch_in, batch_out, loss, optm, device):
    loss_out = loss(model(batch_in.flatten(1).to(device)), batch_out.to(device))
    parameters = list(model.parameters())
    for p, g in zip(parameters, torch.autograd.grad(loss_out, parameters)):
        p.grad = g
    optm.step()
    return loss_out.item()

# %% right: resets through the model, returns a float
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    model.zero_grad()
    loss_out.backward()
    optm.step()
    return float(loss_out.detach())

# %% right: backward under no_grad does the same
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    with torch.no_grad():
        loss_out.backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/divided-again (divided)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    (loss_out / len(batch_in)).backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/eval-mode
def train_step(model, batch_in, batch_out, loss, optm, device):
    model.eval()
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/gradient-doubled
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    (2 * loss_out).backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/graph-kept
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss_out

# %% wrong: 07/train_step/loss-after-update (loss after)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss(model(batch_in.view(-1, 28 * 28).to(device)), batch_out.to(device)).item()

# %% wrong: 07/train_step/loss-times-n (loss of batch)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss_out.item() * batch_in.size(0)

# %% wrong: 07/train_step/no-backward
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/no-graph
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    with torch.no_grad():
        y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
        loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    loss_out.requires_grad_().backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/no-loss (returns nothing)
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    loss_out.backward()
    optm.step()

# %% wrong: 07/train_step/no-step
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    loss_out.backward()
    return loss_out.item()

# %% wrong: 07/train_step/no-step (step before backward)
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    optm.step()
    loss_out.backward()
    return loss_out.item()

# %% wrong: 07/train_step/no-zero-grad
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    loss_out.backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/no-zero-grad (zero grad not called)
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad
    loss_out.backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/other-loss (own loss)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = F.cross_entropy(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/other-model (global model)
M = nn.Linear(784, 10)


def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = M.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/other-update (new adam)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm = optim.Adam(model.parameters(), lr=1e-3)
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/other-update (update by hand)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    loss_out.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= 1e-3 * p.grad
    return loss_out.item()

# %% wrong: 07/train_step/part-reset (first layer reset)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    next(model.parameters()).grad = None
    loss_out.backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/reset-too-late (reversed)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.step()
    loss_out.backward()
    optm.zero_grad()
    return loss_out.item()

# %% wrong: 07/train_step/reset-too-late
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    loss_out.backward()
    model.zero_grad(set_to_none=False)
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/reset-too-late (zero after backward)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    loss_out.backward()
    optm.zero_grad()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/two-updates (two steps)
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/uphill
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    (-loss_out).backward()
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/step-scaled (clipped)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    loss_out.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optm.step()
    return loss_out.item()

# %% wrong: 07/train_step/step-scaled (a fraction of the loss)
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device)) / 4
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return 4 * loss_out.item()

# %% wrong: none (own sgd)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    optm.zero_grad()
    # backpropagate
    loss_out.backward()
    # optimizer update
    optim.SGD(model.parameters(), lr=optm.param_groups[0]["lr"]).step()
    return loss_out.item()

# %% wrong: none (batch cut)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in[:32].view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out[:32].to(device))
    # Update
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss_out.item()

# %% wrong: none (reset once)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    if not optm.state:
        optm.zero_grad()
    # backpropagate
    loss_out.backward()
    # optimizer update
    optm.step()
    return loss_out.item()

# %% wrong: none (state lost)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    optm.state.clear()
    optm.zero_grad()
    # backpropagate
    loss_out.backward()
    # optimizer update
    optm.step()
    return loss_out.item()

# %% wrong: none (loss zeroed)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    loss_out.zero_()
    # backpropagate
    loss_out.backward()
    # optimizer update
    optm.step()
    return loss_out.item()

# %% wrong: none (rate by hand)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    optm.zero_grad()
    # backpropagate
    loss_out.backward()
    # optimizer update
    with torch.no_grad():
        for g in optm.param_groups:
            for p in g["params"]:
                p -= g["lr"] * p.grad
    return loss_out.item()

# %% wrong: 07/train_step/reset-after-step (optimiser)
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    loss_out.backward()
    optm.step()
    optm.zero_grad()
    return loss_out.item()

# %% wrong: 07/train_step/reset-after-step (model, at the end)
def train_step(model, batch_in, batch_out, loss, optm, device):
    X, y = batch_in.to(device).reshape(len(batch_in), -1), batch_out.to(device)
    value = loss(model(X), y)
    value.backward()
    optm.step()
    result = value.item()
    model.zero_grad(set_to_none=False)
    return result

# %% wrong: 07/train_step/backward-of-another (the loss function)
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    loss.backward()
    optm.step()
    return loss_out.item()


# %% wrong: 07/train_step/backward-of-another (a number)
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device)).item()
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss_out


# %% wrong: 07/train_step/backward-of-another (the logits)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    optm.zero_grad()
    # backpropagate
    y_pred.backward()
    # optimizer update
    optm.step()
    return loss_out.item()


# %% wrong: 07/train_step/backward-of-another (the mean logit)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    optm.zero_grad()
    # backpropagate
    y_pred.mean().backward()
    # optimizer update
    optm.step()
    return loss_out.item()


# %% wrong: 07/train_step/backward-of-another (the logits' sum)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    optm.zero_grad()
    # backpropagate
    y_pred.sum().backward()
    # optimizer update
    optm.step()
    return loss_out.item()


# %% wrong: 07/train_step/accuracy-for-loss
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    optm.zero_grad()
    # backpropagate
    loss_out.backward()
    # optimizer update
    optm.step()
    return (y_pred.argmax(1) == batch_out.to(device)).float().mean().item()


# %% wrong: 07/train_step/accuracy-for-loss (counted)
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    # reset gradient
    optm.zero_grad()
    # backpropagate
    loss_out.backward()
    # optimizer update
    optm.step()
    return (y_pred.argmax(1) == batch_out.to(device)).sum().item() / len(batch_out)


# %% wrong: none (the mean of all losses so far)
seen = []


def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    seen.append(loss_out.item())
    return sum(seen) / len(seen)


# %% wrong: none (the lowest loss so far)
lowest = float("inf")


def train_step(model, batch_in, batch_out, loss, optm, device):
    global lowest
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    lowest = min(lowest, loss_out.item())
    return lowest
