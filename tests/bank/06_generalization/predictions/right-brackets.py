# right: letters in brackets
answer_random = "(B)"
answer_wrong_labels = "(C)"
answer_decay = "(D)"
answer_expectation = "(A)"
