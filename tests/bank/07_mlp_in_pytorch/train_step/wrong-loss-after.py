# mistake: 07/train_step/loss-after-update
def train_step(model, batch_in, batch_out, loss, optm, device):
    # Forward path
    y_pred = model.forward(batch_in.view(-1, 28 * 28).to(device))
    loss_out = loss(y_pred, batch_out.to(device))
    # Update
    optm.zero_grad()
    loss_out.backward()
    optm.step()
    return loss(model(batch_in.view(-1, 28 * 28).to(device)), batch_out.to(device)).item()
