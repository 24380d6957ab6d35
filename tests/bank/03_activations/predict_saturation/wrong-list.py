# mistake: none
answer_saturation = ["C"]
