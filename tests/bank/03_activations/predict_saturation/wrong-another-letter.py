# mistake: none
answer_saturation = "E"
