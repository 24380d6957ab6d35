# right: mode restored in a finally clause
import torch


def func_eval(model, data_iter, device):
    was_training = model.training
    model.train(False)
    n, k = 0, 0
    try:
        with torch.no_grad():
            for xs, ys in data_iter:
                hits = torch.eq(
                    model(xs.to(device).squeeze(1).flatten(1)).topk(1).indices[:, 0], ys
                )
                k, n = k + int(hits.sum()), n + ys.numel()
    finally:
        model.train(was_training)
    return k / n
