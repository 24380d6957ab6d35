# mistake: none
answer_zero_centred = "the B one, I think"
