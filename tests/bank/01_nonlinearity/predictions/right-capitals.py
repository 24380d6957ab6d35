# right: capital letters
answer_narrow = "C"
answer_scaled = "B"
