# mistake: 06/predictions/decay-halves-memorising
answer_random = "B"
answer_wrong_labels = "C"
answer_decay = "B"
answer_expectation = "A"
