# mistake: 04/predictions/learning-rate
answer_weights = "B"
answer_step = "C"
answer_sum = "D"
