# %% examples
# a model whose logits say class 3 for every image; batches of two images and of one
M = torch.nn.Linear(784, 10)
M.weight.data.fill_(0.0); M.bias.data = 7.0 * torch.eye(10)[3]; X, y = torch.zeros(3, 1, 28, 28), torch.tensor([3, 3, 0]); data = [(X[:2], y[:2]), (X[2:], y[2:])]; round(float(func_eval(M, data, "cpu")), 4)
M.weight.data.fill_(0.0); M.bias.data = 7.0 * torch.eye(10)[3]; X, y = torch.zeros(3, 1, 28, 28), torch.tensor([3, 3, 0]); data = [(X[:2], y[:2]), (X[2:], y[2:])]; func_eval(M, data, "cpu"); M.training
M.weight.data.fill_(0.0); M.bias.data = 7.0 * torch.eye(10)[3]; X, y = torch.zeros(3, 1, 28, 28), torch.tensor([3, 3, 0]); data = [(X[:2], y[:2]), (X[2:], y[2:])]; M = torch.nn.Sequential(M, torch.nn.Dropout(1.0)); round(float(func_eval(M, data, "cpu")), 4)
rows = []; M.register_forward_pre_hook(lambda _, args: rows.append(args[0])); X = torch.arange(1568.0).view(2, 1, 28, 28); func_eval(M, [(X, torch.tensor([3, 0]))], "cpu"); torch.cat(rows)[:, :2]

# %% right: one example at a time
def func_eval(model, data_iter, device):
    model.eval()
    correct, total = 0, 0
    with torch.inference_mode():
        for images, labels in data_iter:
            for image, label in zip(images, labels):
                scores = model(image.view(1, 784).to(device))[0].tolist()
                correct += scores.index(max(scores)) == int(label)
                total += 1
    model.train(True)
    return correct / total

# %% right: argmax, reshape and a running sum
@torch.no_grad()
def func_eval(model, data_iter, device):
    model.eval()
    right = [
        (model(x.reshape(x.shape[0], -1).to(device)).argmax(dim=-1).cpu() == y)
        for x, y in data_iter
    ]
    model.train()
    return torch.cat(right).double().mean().item()

# %% right: flatten, and counting errors
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(torch.flatten(batch_in, 1).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += ((y_pred - y_trgt) == 0).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()
    return val_accr

# %% right: one picture at a time
@torch.no_grad()
def func_eval(model, data_iter, device="cpu"):
    def hits(batch_in, batch_out):
        rows = batch_in.reshape(-1, 28 * 28).to(device)
        return [int(model(rows[i : i + 1]).argmax()) == int(batch_out[i]) for i in range(len(rows))]

    model.eval()
    found = [hit for batch_in, batch_out in data_iter for hit in hits(batch_in, batch_out)]
    model.train()
    return sum(found) / len(found)

# %% right: pictures laid end to end by hand
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                torch.stack([torch.cat([row for row in image[0]]) for image in batch_in]).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (
                (torch.tensor([int(a) == int(b) for a, b in zip(y_pred, y_trgt)])).sum().item()
            )
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% right: mode restored in a finally clause
def func_eval(model, data_iter, device):
    was_training = model.training
    model.train(False)
    n, k = 0, 0
    try:
        with torch.no_grad():
            for xs, ys in data_iter:
                hits = torch.eq(
                    model(xs.to(device).squeeze(1).flatten(1)).topk(1).indices[:, 0], ys
                )
                k, n = k + int(hits.sum()), n + ys.numel()
    finally:
        model.train(was_training)
    return k / n

# %% right: returns a 0-d tensor
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = torch.tensor(n_correct / n_total, dtype=torch.float64)
        model.train()
    return val_accr

# %% wrong: 07/func_eval/all-right (itself)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_pred).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/count
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct
        model.train()
    return val_accr

# %% wrong: 07/func_eval/each-with-each
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt.view(-1, 1)).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/errors-counted (inverted)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred != y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()
    return val_accr

# %% wrong: 07/func_eval/first-batch-only (returns in loop)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
            model.train()
            return n_correct / n_total
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/full-batches
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += 256
        val_accr = n_correct / n_total
        model.train()
    return val_accr

# %% wrong: 07/func_eval/full-batches (first batch size)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += len(data_iter[0][0])
        val_accr = n_correct / n_total
        model.train()
    return val_accr

# %% right: gradients are tracked, which is noticed and not graded
def func_eval(model, data_iter, device):
    if True:
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()
    return val_accr

# %% wrong: 07/func_eval/images-mixed (batch axis last)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(28 * 28, -1).T.to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/last-batch-only
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        for batch_in, batch_out in data_iter:
            n_total, n_correct = 0, 0
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()
    return val_accr

# %% wrong: 07/func_eval/last-batch-only (correct not summed)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct = (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/left-in-eval-mode (left in eval)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
    return val_accr

# %% wrong: 07/func_eval/mean-of-batches
def func_eval(model, data_iter, device):
    model.eval()
    accuracies = []
    with torch.no_grad():
        for batch_in, batch_out in data_iter:
            y_pred = model(batch_in.view(-1, 784).to(device)).argmax(1)
            accuracies.append((y_pred == batch_out.to(device)).float().mean().item())
    model.train()
    return sum(accuracies) / len(accuracies)

# %% wrong: 07/func_eval/no-eval-mode
def func_eval(model, data_iter, device):
    with torch.no_grad():
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()
    return val_accr

# %% wrong: 07/func_eval/not-flattened (rows of 28)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()
    return val_accr

# %% wrong: 07/func_eval/not-flattened
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()
    return val_accr

# %% right: pictures not moved, which is noticed and not graded
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% right: pictures not moved, which is noticed and not graded 2
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to("cpu"))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/percent
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = 100 * n_correct / n_total
        model.train()
    return val_accr

# %% wrong: 07/func_eval/pixels-changed (centred)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device) - 0.5)
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/pixels-changed (times 255)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model((255 * batch_in).view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/pixels-changed (divided by 255)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device) / 255.0)
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/pixels-moved (pictures turned)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.permute(0, 3, 2, 1).reshape(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/scores-for-classes (compares scores)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            y_pred, _ = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()
    return val_accr

# %% wrong: 07/func_eval/wrong-total (batches counted)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += 1
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/wrong-total (total not summed)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total = batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: none (argmin)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.min(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: none (nearly)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += ((y_pred - y_trgt).abs() <= 1).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: none (at least)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred >= y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: none (squeezed)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.squeeze().flatten(1).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: none (global model)
class MLP(nn.Module):
    def __init__(self, name='mlp', xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.name, self.xdim, self.hdim, self.ydim = name, xdim, hdim, ydim
        self.lin_1 = nn.Linear(xdim, hdim)
        self.lin_2 = nn.Linear(hdim, ydim)
        self.init_param()

    def init_param(self):
        nn.init.kaiming_normal_(self.lin_1.weight)
        nn.init.zeros_(self.lin_1.bias)
        nn.init.kaiming_normal_(self.lin_2.weight)
        nn.init.zeros_(self.lin_2.bias)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

MultiLayerPerceptronClass = MLP
torch.manual_seed(0)
M = MultiLayerPerceptronClass()


def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = M(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: none (single picture flat)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 784).type(torch.float).to(device)
                if len(batch_in) > 1
                else batch_in.view(-1).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: none (last example left out)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += ((y_pred == y_trgt)[:-1]).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/logits-for-classes
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.view(-1, 28 * 28).to(device))
            n_correct += (model_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()
    return val_accr


# %% wrong: 07/func_eval/logits-for-classes (by eq)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            scores = model(batch_in.view(-1, 28 * 28).to(device))
            n_correct += int(scores.eq(batch_out.to(device)).sum())
            n_total += len(batch_out)
        model.train()
    return n_correct / n_total


# %% wrong: 07/func_eval/shares-added
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 28 * 28).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (
                (y_pred == y_trgt).float().mean()
            ).sum().item()
            n_total += batch_in.size(0)
        val_accr = (n_correct / n_total)
        model.train()  # back to train mode
    return val_accr


# %% wrong: 07/func_eval/shares-added (added up by hand)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 28 * 28).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (
                (y_pred == y_trgt).sum() / len(y_trgt)
            ).sum().item()
            n_total += batch_in.size(0)
        val_accr = (n_correct / n_total)
        model.train()  # back to train mode
    return val_accr


# %% wrong: 07/func_eval/not-compared
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 28 * 28).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (
                y_pred - y_trgt
            ).sum().item()
            n_total += batch_in.size(0)
        val_accr = (n_correct / n_total)
        model.train()  # back to train mode
    return val_accr


# %% wrong: 07/func_eval/not-compared (and)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 28 * 28).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (
                y_pred & y_trgt
            ).sum().item()
            n_total += batch_in.size(0)
        val_accr = (n_correct / n_total)
        model.train()  # back to train mode
    return val_accr


# %% wrong: 07/func_eval/all-at-once
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 28 * 28).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (
                (y_pred == y_trgt).all()
            ).sum().item()
            n_total += batch_in.size(0)
        val_accr = (n_correct / n_total)
        model.train()  # back to train mode
    return val_accr


# %% wrong: 07/func_eval/all-at-once (equal tensors)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 28 * 28).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (
                torch.tensor(torch.equal(y_pred, y_trgt))
            ).sum().item()
            n_total += batch_in.size(0)
        val_accr = (n_correct / n_total)
        model.train()  # back to train mode
    return val_accr


# %% wrong: 07/func_eval/classes-of-columns
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 28 * 28).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 0)
            n_correct += (
                y_pred == y_trgt
            ).sum().item()
            n_total += batch_in.size(0)
        val_accr = (n_correct / n_total)
        model.train()  # back to train mode
    return val_accr


# %% wrong: 07/func_eval/classes-of-columns (compared the other way round)
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 28 * 28).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 0)
            n_correct += (
                y_trgt == y_pred
            ).sum().item()
            n_total += batch_in.size(0)
        val_accr = (n_correct / n_total)
        model.train()  # back to train mode
    return val_accr

# %% wrong: 07/func_eval/rounded
def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(
                batch_in.view(-1, 28 * 28).to(device)
            )
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (
                y_pred == y_trgt
            ).sum().item()
            n_total += batch_in.size(0)
        val_accr = round(n_correct / n_total, 2)
        model.train()  # back to train mode
    return val_accr
