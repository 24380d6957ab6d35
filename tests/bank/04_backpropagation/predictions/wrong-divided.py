# mistake: 04/predictions/divided
answer_weights = "B"
answer_step = "C"
answer_sum = "C"
