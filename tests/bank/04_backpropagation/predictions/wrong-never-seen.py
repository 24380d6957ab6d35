# mistake: 04/predictions/never-seen
answer_weights = "D"
answer_step = "C"
answer_sum = "B"
