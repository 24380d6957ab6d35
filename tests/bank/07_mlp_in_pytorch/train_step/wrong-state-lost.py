# mistake: none
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
