# right: lower case
answer_random = "b"
answer_wrong_labels = "c"
answer_decay = "d"
answer_expectation = "a"
