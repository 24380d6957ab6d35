# mistake: none
answer_mish = 2
