# mistake: 07/func_eval/mean-of-batches
import torch


def func_eval(model, data_iter, device):
    model.eval()
    accuracies = []
    with torch.no_grad():
        for batch_in, batch_out in data_iter:
            y_pred = model(batch_in.view(-1, 784).to(device)).argmax(1)
            accuracies.append((y_pred == batch_out.to(device)).float().mean().item())
    model.train()
    return sum(accuracies) / len(accuracies)
