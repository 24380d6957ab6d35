# mistake: none
import torch.optim as optim


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
