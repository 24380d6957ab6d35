# mistake: none
answer_narrow = 3
answer_scaled = "B"
