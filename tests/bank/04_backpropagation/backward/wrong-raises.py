# mistake: 04/backward/other-key
def backward(cache):
    do = cache["O"] - cache["y"]
    dh = cache["W2"].T @ do
    return {"dJ_do": do, "dJ_dh": dh}
