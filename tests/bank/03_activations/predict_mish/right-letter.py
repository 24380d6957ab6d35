# right: the letter
answer_mish = "C"
