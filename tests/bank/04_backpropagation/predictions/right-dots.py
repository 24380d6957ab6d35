# right: with a dot or in brackets
answer_weights = "B."
answer_step = "(C)"
answer_sum = "B:"
