# mistake: 06/predictions/noise-only
answer_random = "B"
answer_wrong_labels = "C"
answer_decay = "D"
answer_expectation = "D"
