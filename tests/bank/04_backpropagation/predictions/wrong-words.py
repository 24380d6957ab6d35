# mistake: none
answer_weights = "B"
answer_step = "C"
answer_sum = "n lambda"
