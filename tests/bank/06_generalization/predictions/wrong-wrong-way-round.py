# mistake: 06/predictions/wrong-way-round
answer_random = "B"
answer_wrong_labels = "C"
answer_decay = "D"
answer_expectation = "C"
