# mistake: 04/predictions/same-lambda
answer_weights = "B"
answer_step = "C"
answer_sum = "A"
