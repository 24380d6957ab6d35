# mistake: 06/predictions/mean-unchanged
answer_random = "B"
answer_wrong_labels = "C"
answer_decay = "D"
answer_expectation = "B"
