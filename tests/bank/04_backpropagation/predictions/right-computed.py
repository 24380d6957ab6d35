# right: computed
answer_weights = chr(66)
answer_step = "ABCD"[2]
answer_sum = list("AB")[-1]
