# mistake: none
import torch


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
