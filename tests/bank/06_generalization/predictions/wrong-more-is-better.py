# mistake: 06/predictions/more-is-better
answer_random = "B"
answer_wrong_labels = "A"
answer_decay = "D"
answer_expectation = "A"
