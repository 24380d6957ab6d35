# mistake: none
answer_zero_centred = 1
