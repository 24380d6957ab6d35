# mistake: none
import torch


def func_eval(model, data_iter, device):
    with torch.no_grad():
        model.eval()  # evaluate (affects Dropout and BN)
        n_total, n_correct = 0, 0
        for batch_in, batch_out in data_iter:
            y_trgt = batch_out.to(device)
            model_pred = model(batch_in.squeeze().flatten(1).to(device))
            _, y_pred = torch.max(model_pred.data, 1)
            n_correct += (y_pred == y_trgt).sum().item()
            n_total += batch_in.size(0)
        val_accr = n_correct / n_total
        model.train()  # back to train mode
    return val_accr
