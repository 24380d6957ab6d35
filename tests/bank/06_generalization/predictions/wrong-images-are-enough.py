# mistake: 06/predictions/images-are-enough
answer_random = "C"
answer_wrong_labels = "C"
answer_decay = "D"
answer_expectation = "A"
