# mistake: 04/predictions/not-an-option
answer_weights = 2
answer_step = "C"
answer_sum = "B"
