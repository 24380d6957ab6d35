# mistake: none
import torch


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
