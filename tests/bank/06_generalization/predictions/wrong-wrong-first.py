# mistake: 06/predictions/wrong-first
answer_random = "B"
answer_wrong_labels = "B"
answer_decay = "D"
answer_expectation = "A"
