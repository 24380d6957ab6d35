# mistake: 06/predictions/halfway
answer_random = "D"
answer_wrong_labels = "C"
answer_decay = "D"
answer_expectation = "A"
