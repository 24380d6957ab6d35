# mistake: 04/predictions/seen-at-any-size
answer_weights = "A"
answer_step = "C"
answer_sum = "B"
