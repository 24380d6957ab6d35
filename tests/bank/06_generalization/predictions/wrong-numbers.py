# mistake: 06/predictions/not-an-option
answer_random = 2
answer_wrong_labels = 3
answer_decay = 4
answer_expectation = 1
