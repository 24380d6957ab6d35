# mistake: none
answer_saturation = 2
