# mistake: 06/predictions/cannot-memorise
answer_random = "A"
answer_wrong_labels = "C"
answer_decay = "D"
answer_expectation = "A"
