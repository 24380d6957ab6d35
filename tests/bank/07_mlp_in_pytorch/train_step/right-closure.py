# right: an optimiser closure
def train_step(model, batch_in, batch_out, loss, optm, device):
    def closure():
        optm.zero_grad(set_to_none=True)
        value = loss(model(batch_in.reshape(-1, 784).to(device)), batch_out.to(device))
        value.backward()
        return value

    return optm.step(closure).item()
