# mistake: 06/predictions/decay-erases-all
answer_random = "B"
answer_wrong_labels = "C"
answer_decay = "C"
answer_expectation = "A"
