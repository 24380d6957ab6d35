# mistake: none
answer_saturation = "CA"
