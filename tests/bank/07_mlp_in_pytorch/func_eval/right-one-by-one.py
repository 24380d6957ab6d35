# right: one picture at a time
import torch


@torch.no_grad()
def func_eval(model, data_iter, device="cpu"):
    def hits(batch_in, batch_out):
        rows = batch_in.reshape(-1, 28 * 28).to(device)
        return [int(model(rows[i : i + 1]).argmax()) == int(batch_out[i]) for i in range(len(rows))]

    model.eval()
    found = [hit for batch_in, batch_out in data_iter for hit in hits(batch_in, batch_out)]
    model.train()
    return sum(found) / len(found)
