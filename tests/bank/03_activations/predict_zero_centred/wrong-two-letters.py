# mistake: none
answer_zero_centred = "BA"
