# mistake: 07/train_step/other-loss
import torch.nn.functional as F


def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = F.cross_entropy(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss_out.item()
