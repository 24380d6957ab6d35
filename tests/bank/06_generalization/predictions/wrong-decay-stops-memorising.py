# mistake: 06/predictions/decay-stops-memorising
answer_random = "B"
answer_wrong_labels = "C"
answer_decay = "A"
answer_expectation = "A"
