# mistake: 04/predictions/smaller-is-better
answer_weights = "B"
answer_step = "D"
answer_sum = "B"
