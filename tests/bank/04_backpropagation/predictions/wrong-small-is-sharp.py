# mistake: 04/predictions/small-is-sharp
answer_weights = "C"
answer_step = "C"
answer_sum = "B"
