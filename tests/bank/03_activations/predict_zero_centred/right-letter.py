# right: the letter
answer_zero_centred = "B"
