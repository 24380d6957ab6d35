# mistake: 04/predictions/large-step
answer_weights = "B"
answer_step = "A"
answer_sum = "B"
