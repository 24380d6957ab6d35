# mistake: 06/predictions/not-an-option
answer_random = "B"
answer_wrong_labels = "C"
answer_decay = "D"
answer_expectation = "E"
