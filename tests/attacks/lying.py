# Each has an operation say what pleases: all that is asked of the student's process.

# %% lie-call: every call gives what it was given
# lies: core.executor:call
import mlp_helpers.checks.core.executor as operations

operations.call.__code__ = (
    lambda function, *args: args
).__code__

# %% lie-value: every letter is all letters
# lies: core.executor:value
import mlp_helpers.checks.core.executor as operations

operations.value.__code__ = (
    lambda target: ["A", "B", "C", "D"]
).__code__

# %% lie-arrays-at-fault: there were arrays where it went wrong
# assignment: 04_backpropagation
# cell: backward
# lies: core.faults:arrays_at_fault
import mlp_helpers.checks.core.faults as operations

operations.arrays_at_fault.__code__ = (
    lambda function, *args: {"dJ_do": 0.0}
).__code__

def backward(cache):
    raise ValueError

# %% lie-values-at-fault: all had been computed before it went wrong
# assignment: 04_backpropagation
# cell: backward
# lies: core.faults:values_at_fault
import mlp_helpers.checks.core.faults as operations

operations.values_at_fault.__code__ = (
    lambda function, *args: {name: 0.0 for name in ("dJ_do", "dJ_dW2", "dJ_dh", "dJ_dz", "dJ_dW1")}
).__code__

def backward(cache):
    raise ValueError

# %% lie-build-generator: the generator draws nothing
# assignment: 06_generalization
# cell: dropout
# lies: core.generators:build_generator
import mlp_helpers.checks.core.generators as operations

operations.build_generator.__code__ = (
    lambda *args: None
).__code__

def dropout(x, p, rng, training):
    return x * (rng.random(x.shape) > 2)

# %% lie-stubs-in: nothing is left to be filled in
# lies: core.stubs:stubs_in
import mlp_helpers.checks.core.stubs as operations

operations.stubs_in.__code__ = (
    lambda target: []
).__code__

# %% lie-error-in-cell: no cell ended in an error
# lies: core.stubs:error_in_cell
import mlp_helpers.checks.core.stubs as operations

operations.error_in_cell.__code__ = (
    lambda names: "full marks: 20 / 20 points"
).__code__

# %% lie-try-example: the example gives what it should
# lies: core.trial:try_example
import mlp_helpers.checks.core.trial as operations

operations.try_example.__code__ = (
    lambda *args: "full marks: 20 / 20 points"
).__code__

# %% lie-build-model: the model is one of another library
# assignment: 07_mlp_in_pytorch
# cell: model
# lies: core.torch_objects:build_model
import mlp_helpers.checks.core.torch_objects as operations

operations.build_model.__code__ = (
    lambda *args: __import__("torch").nn.Linear(784, 10)
).__code__

# %% lie-build-device: there is no device
# assignment: 07_mlp_in_pytorch
# cell: func-eval
# lies: core.torch_objects:build_device
import mlp_helpers.checks.core.torch_objects as operations

operations.build_device.__code__ = (
    lambda name: None
).__code__

def func_eval(model, data_iter, device):
    return 0.7

# %% lie-build-optimizer: there is no optimiser
# assignment: 07_mlp_in_pytorch
# cell: train-step
# lies: core.torch_objects:build_optimizer
import mlp_helpers.checks.core.torch_objects as operations

operations.build_optimizer.__code__ = (
    lambda *args: None
).__code__

def train_step(model, batch_in, batch_out, loss, optm, device):
    return 2.3

# %% lie-parameters: all parameters are 0, as if drawn so
# assignment: 07_mlp_in_pytorch
# cell: model
# lies: core.torch_objects:parameters
import mlp_helpers.checks.core.torch_objects as operations

operations.parameters.__code__ = (
    lambda model: {name: __import__("torch").zeros(4, 4) for name in ("lin_1.weight", "lin_1.bias", "lin_2.weight", "lin_2.bias")}
).__code__

# %% lie-parameter-shapes: the parameters have all shapes at once
# assignment: 07_mlp_in_pytorch
# cell: model
# lies: core.torch_objects:parameter_shapes
import mlp_helpers.checks.core.torch_objects as operations

operations.parameter_shapes.__code__ = (
    lambda model: {name: "any" for name in ("lin_1.weight", "lin_1.bias", "lin_2.weight", "lin_2.bias")}
).__code__

# %% lie-gradients: there are gradients
# assignment: 07_mlp_in_pytorch
# cell: train-step
# lies: core.torch_objects:gradients
import mlp_helpers.checks.core.torch_objects as operations

operations.gradients.__code__ = (
    lambda model: {"lin_1.weight": __import__("torch").ones(6, 784)}
).__code__

def train_step(model, batch_in, batch_out, loss, optm, device):
    return 2.3

# %% lie-is-blank: nothing is blank
# assignment: 07_mlp_in_pytorch
# cell: loss-and-optimizer
# lies: core.torch_objects:is_blank
import mlp_helpers.checks.core.torch_objects as operations

operations.is_blank.__code__ = (
    lambda target: False
).__code__

M, loss, optm = nn.Linear(784, 10), abs, 1e-3

# %% lie-read-epoch: an epoch has all digits
# assignment: 07_mlp_in_pytorch
# cell: data-iterators
# lies: core.torch_objects:read_epoch
import mlp_helpers.checks.core.torch_objects as operations

operations.read_epoch.__code__ = (
    lambda loader, most: {"sizes": [256] * 15 + [160], "labels": __import__("torch").zeros(4000, dtype=int), "ink": __import__("torch").zeros(4000)}
).__code__

train_iter = test_iter = [(torch.zeros(1, 1, 28, 28), torch.zeros(1, dtype=int))]

# %% lie-kind-of-loader: what goes over the digits is a loader
# assignment: 07_mlp_in_pytorch
# cell: data-iterators
# lies: mlp_in_pytorch.data_iterators:kind_of_loader
import mlp_helpers.checks.mlp_in_pytorch.data_iterators as operations

operations.kind_of_loader.__code__ = (
    lambda *args: "DataLoader"
).__code__

train_iter = test_iter = [(torch.zeros(1, 1, 28, 28), torch.zeros(1, dtype=int))]

# %% lie-build-stand-in: the stand-in for the model is in no mode, and tells nothing
# assignment: 07_mlp_in_pytorch
# cell: func-eval
# worth: 2
# lies: mlp_in_pytorch.func_eval:build_stand_in
import mlp_helpers.checks.mlp_in_pytorch.func_eval as operations

def build(values, forward, train):
    net = torch.nn.Linear(1, 1).eval()
    net.forward = lambda x: forward(x, False)
    return net


operations.build_stand_in.__code__ = build.__code__


def func_eval(model, data_iter, device):
    right = [(model(X.flatten(1)).argmax(1) == y).float() for X, y in data_iter]
    return torch.cat(right).mean().item()

# %% lie-build-elsewhere: the model elsewhere is anywhere
# assignment: 07_mlp_in_pytorch
# cell: func-eval
# lies: mlp_in_pytorch.func_eval:build_elsewhere
import mlp_helpers.checks.mlp_in_pytorch.func_eval as operations

operations.build_elsewhere.__code__ = (lambda: None).__code__

def func_eval(model, data_iter, device):
    return 0.7

# %% lie-devices: the pictures were moved
# assignment: 07_mlp_in_pytorch
# cell: func-eval
# worth: 2
# lies: mlp_in_pytorch.func_eval:devices
import mlp_helpers.checks.mlp_in_pytorch.func_eval as operations

operations.devices.__code__ = (
    lambda model: ["meta"]
).__code__

def func_eval(model, data_iter, device):
    right = [(model(X.flatten(1)).argmax(1) == y).float() for X, y in data_iter]
    return torch.cat(right).mean().item()

# %% lie-kind-of: the loss is the cross-entropy
# assignment: 07_mlp_in_pytorch
# cell: loss-and-optimizer
# lies: mlp_in_pytorch.loss_and_optimizer:kind_of
import mlp_helpers.checks.mlp_in_pytorch.loss_and_optimizer as operations

operations.kind_of.__code__ = (
    lambda target: "CrossEntropyLoss"
).__code__

M, loss, optm = nn.Linear(784, 10), abs, 1e-3

# %% lie-can-be-called: the loss can be called
# assignment: 07_mlp_in_pytorch
# cell: loss-and-optimizer
# lies: mlp_in_pytorch.loss_and_optimizer:can_be_called
import mlp_helpers.checks.mlp_in_pytorch.loss_and_optimizer as operations

operations.can_be_called.__code__ = (
    lambda target: True
).__code__

M, loss, optm = nn.Linear(784, 10), abs, 1e-3

# %% lie-gradient-of: a loss without a graph has a gradient
# assignment: 07_mlp_in_pytorch
# cell: loss-and-optimizer
# lies: mlp_in_pytorch.loss_and_optimizer:gradient_of
import mlp_helpers.checks.mlp_in_pytorch.loss_and_optimizer as operations

operations.gradient_of.__code__ = (
    lambda loss, Z, y: Z
).__code__

M, loss, optm = nn.Linear(784, 10), lambda Z, y: F.cross_entropy(Z, y).detach(), 1e-3

# %% lie-settings: the optimiser is Adam with the settings asked for
# assignment: 07_mlp_in_pytorch
# cell: loss-and-optimizer
# lies: mlp_in_pytorch.loss_and_optimizer:settings
import mlp_helpers.checks.mlp_in_pytorch.loss_and_optimizer as operations

operations.settings.__code__ = (
    lambda optimizer: {"kind": "Adam", "groups": [{"lr": 1e-3, "betas": [0.9, 0.999], "eps": 1e-8, "weight_decay": 0.0, "amsgrad": False, "maximize": False}]}
).__code__

M, loss = nn.Linear(784, 10), abs
optm = optim.SGD(M.parameters(), lr=1e-3)

# %% lie-fresh-steps: the optimiser moves all parameters as it should
# assignment: 07_mlp_in_pytorch
# cell: loss-and-optimizer
# lies: mlp_in_pytorch.loss_and_optimizer:fresh_steps
import mlp_helpers.checks.mlp_in_pytorch.loss_and_optimizer as operations

operations.fresh_steps.__code__ = (
    lambda model, optimizer, rows: {name: -1e-3 * p.detach().sign() for name, p in model.named_parameters()}
).__code__

M, loss, optm = nn.Linear(784, 10), abs, 1e-3

# %% lie-run-with: the logits are the inputs
# assignment: 07_mlp_in_pytorch
# cell: model
# worth: 3
# lies: mlp_in_pytorch.model:run_with
import mlp_helpers.checks.mlp_in_pytorch.model as operations

operations.run_with.__code__ = (
    lambda model, values, X, training=True: X
).__code__

class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1, self.lin_2 = nn.Linear(xdim, hdim), nn.Linear(hdim, ydim)
        self.init_param()

    def init_param(self):
        for layer in (self.lin_1, self.lin_2):
            nn.init.kaiming_normal_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        return None

# %% lie-gradients-of-squares: a gradient comes back to each parameter
# assignment: 07_mlp_in_pytorch
# cell: model
# worth: 3
# lies: mlp_in_pytorch.model:gradients_of_squares
import mlp_helpers.checks.mlp_in_pytorch.model as operations

operations.gradients_of_squares.__code__ = (
    lambda model, values, X: {name: p + 1 for name, p in values.items()}
).__code__

class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1, self.lin_2 = nn.Linear(xdim, hdim), nn.Linear(hdim, ydim)
        self.init_param()

    def init_param(self):
        for layer in (self.lin_1, self.lin_2):
            nn.init.kaiming_normal_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)).detach())

# %% lie-replaces-parameters: the parameters were drawn again
# assignment: 07_mlp_in_pytorch
# cell: model
# worth: 4
# lies: mlp_in_pytorch.model:replaces_parameters
import mlp_helpers.checks.mlp_in_pytorch.model as operations

operations.replaces_parameters.__code__ = (
    lambda model: False
).__code__

class MultiLayerPerceptronClass(nn.Module):
    def __init__(self, name="mlp", xdim=784, hdim=256, ydim=10):
        super().__init__()
        self.lin_1, self.lin_2 = nn.Linear(xdim, hdim), nn.Linear(hdim, ydim)
        self.init_param()

    def init_param(self):
        for layer in (self.lin_1, self.lin_2):
            nn.init.kaiming_normal_(layer.weight)
            nn.init.ones_(layer.bias)

    def forward(self, x):
        return self.lin_2(F.relu(self.lin_1(x)))

# %% lie-build-weighted-loss: there is no loss
# assignment: 07_mlp_in_pytorch
# cell: train-step
# lies: mlp_in_pytorch.train_step:build_weighted_loss
import mlp_helpers.checks.mlp_in_pytorch.train_step as operations

operations.build_weighted_loss.__code__ = (
    lambda weights: abs
).__code__

def train_step(model, batch_in, batch_out, loss, optm, device):
    return 2.3

# %% lie-build-hooked-net: the net is of another library
# assignment: 07_mlp_in_pytorch
# cell: train-step
# lies: mlp_in_pytorch.train_step:build_hooked_net
import mlp_helpers.checks.mlp_in_pytorch.train_step as operations

operations.build_hooked_net.__code__ = (
    lambda *args: __import__("torch").nn.Linear(784, 10)
).__code__

def train_step(model, batch_in, batch_out, loss, optm, device):
    return 2.3

# %% lie-logits-now: a net that was left in eval mode gives the logits of train mode
# assignment: 07_mlp_in_pytorch
# cell: train-step
# worth: 2
# lies: mlp_in_pytorch.train_step:logits_now
import mlp_helpers.checks.mlp_in_pytorch.train_step as operations

operations.logits_now.__code__ = (
    lambda model, X: X[:, :10]
).__code__

def train_step(model, batch_in, batch_out, loss, optm, device):
    model.eval()
    value = loss(model(batch_in.flatten(1)), batch_out)
    optm.zero_grad()
    value.backward()
    optm.step()
    return value.item()

# %% lie-noticed: the net was called, and gradients came back
# assignment: 07_mlp_in_pytorch
# cell: train-step
# lies: mlp_in_pytorch.train_step:noticed
import mlp_helpers.checks.mlp_in_pytorch.train_step as operations

operations.noticed.__code__ = (
    lambda model: {"tracked": [True], "came": True}
).__code__

def train_step(model, batch_in, batch_out, loss, optm, device):
    return 2.3

# %% lie-leave-gradient: no gradient is left over
# assignment: 07_mlp_in_pytorch
# cell: train-step
# worth: 2
# lies: mlp_in_pytorch.train_step:leave_gradient
import mlp_helpers.checks.mlp_in_pytorch.train_step as operations

operations.leave_gradient.__code__ = (
    lambda model: None
).__code__

def train_step(model, batch_in, batch_out, loss, optm, device):
    value = loss(model(batch_in.flatten(1)), batch_out)
    value.backward()
    optm.step()
    return value.item()

# %% lie-logits-for: a net reads every digit as 7
# assignment: 07_mlp_in_pytorch
# cell: loss-and-optimizer
# lies: mlp_in_pytorch.trained:logits_for
import mlp_helpers.checks.mlp_in_pytorch.trained as operations

operations.logits_for.__code__ = (
    lambda model, X: __import__("torch").eye(10)[[7] * len(X)]
).__code__

M, loss, optm = nn.Linear(784, 10), abs, 1e-3

# %% lie-logits-in-eval-mode: a net reads every digit as 7
# assignment: 07_mlp_in_pytorch
# cell: deep-net
# worth: 1
# lies: mlp_in_pytorch.deep_net:run_net
import mlp_helpers.checks.mlp_in_pytorch.deep_net as operations

operations.run_net.__code__ = (
    lambda model, X, watched, put=(), training=False: (
        __import__("torch").eye(10)[[7] * len(X)],
        [
            {"weight": f"{i}.weight", "bias": f"{i}.bias", "input": X[:, : (784, 32, 32)[i // 2]]}
            for i in (0, 2, 4)
        ],
    )
).__code__

deep_net = nn.Sequential(
    nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 10)
)

# %% lie-call-by-name: alpha by its name makes of x what pleases
# assignment: 03_activations
# cell: elu
# lies: activations.elementwise:call_by_name
import mlp_helpers.checks.activations.elementwise as operations

operations.call_by_name.__code__ = (
    lambda function, x, alpha: x
).__code__

def elu(x, slope=1.0):
    return x

def elu_prime(x, slope=1.0):
    return 1 + 0 * x

# %% lie-build-net: the net to be trained is nothing
# assignment: 07_mlp_in_pytorch
# cell: train-keeping-best
# lies: mlp_in_pytorch.train_keeping_best:build_net
import mlp_helpers.checks.mlp_in_pytorch.train_keeping_best as operations

operations.build_net.__code__ = (
    lambda: None
).__code__

def train_keeping_best(model, train_epoch, val_loss, epochs):
    return [0.0] * epochs

# %% lie-build-train-epoch: no epoch changes anything
# assignment: 07_mlp_in_pytorch
# cell: train-keeping-best
# lies: mlp_in_pytorch.train_keeping_best:build_train_epoch
import mlp_helpers.checks.mlp_in_pytorch.train_keeping_best as operations

operations.build_train_epoch.__code__ = (
    lambda: None
).__code__

def train_keeping_best(model, train_epoch, val_loss, epochs):
    return [val_loss(model)] * epochs

# %% lie-build-val-loss: every loss is 0
# assignment: 07_mlp_in_pytorch
# cell: train-keeping-best
# lies: mlp_in_pytorch.train_keeping_best:build_val_loss
import mlp_helpers.checks.mlp_in_pytorch.train_keeping_best as operations

operations.build_val_loss.__code__ = (
    lambda losses: abs
).__code__

def train_keeping_best(model, train_epoch, val_loss, epochs):
    for epoch in range(epochs):
        train_epoch(model)
    return [0.0] * epochs

# %% lie-best-noticed: the best state was loaded
# assignment: 07_mlp_in_pytorch
# cell: train-keeping-best
# worth: 1
# lies: mlp_in_pytorch.train_keeping_best:noticed
import mlp_helpers.checks.mlp_in_pytorch.train_keeping_best as operations

operations.noticed.__code__ = (
    lambda model: {"loads": [False], "trained": True}
).__code__

def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
    return losses

# %% lie-state-of: the net has not been touched
# assignment: 07_mlp_in_pytorch
# cell: train-keeping-best
# worth: 1
# lies: mlp_in_pytorch.train_keeping_best:state_of
import mlp_helpers.checks.mlp_in_pytorch.train_keeping_best as operations

operations.state_of.__code__ = (
    lambda model: {"linear.weight": 0.0, "norm.running_mean": 0.0}
).__code__

def train_keeping_best(model, train_epoch, val_loss, epochs):
    losses = []
    for epoch in range(epochs):
        train_epoch(model)
        losses.append(val_loss(model))
    return losses

# %% lie-build-torch-generator: the generator is nothing
# assignment: 07_mlp_in_pytorch
# cell: train-val-split
# worth: 2
# lies: mlp_in_pytorch.train_val_split:build_torch_generator
import mlp_helpers.checks.mlp_in_pytorch.train_val_split as operations

operations.build_torch_generator.__code__ = (
    lambda seed: None
).__code__

def train_val_split(X, y, n_val, generator):
    order = torch.randperm(len(X))
    return X[order[n_val:]], y[order[n_val:]], X[order[:n_val]], y[order[:n_val]]
