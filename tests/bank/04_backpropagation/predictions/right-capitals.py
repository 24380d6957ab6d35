# right: capital letters
answer_weights = "B"
answer_step = "C"
answer_sum = "B"
