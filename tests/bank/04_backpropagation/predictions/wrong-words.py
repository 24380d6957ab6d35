# mistake: 04/predictions/not-an-option
answer_weights = "B"
answer_step = "C"
answer_sum = "n lambda"
