# mistake: 06/predictions/no-learning
answer_random = "B"
answer_wrong_labels = "D"
answer_decay = "D"
answer_expectation = "A"
