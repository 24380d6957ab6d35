# right: the letter
answer_saturation = "C"
