# mistake: none
answer_weights = "B"
answer_step = "B"
answer_sum = "B"
