# mistake: 04/predictions/step-b
answer_weights = "B"
answer_step = "B"
answer_sum = "B"
