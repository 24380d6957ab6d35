# mistake: none
answer_weights = 2
answer_step = "C"
answer_sum = "B"
