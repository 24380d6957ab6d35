# mistake: none
answer_mish = "E"
