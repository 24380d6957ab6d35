# mistake: 07/train_step/two-updates
def train_step(model, batch_in, batch_out, loss, optm, device):
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    optm.step()
    return loss_out.item()
