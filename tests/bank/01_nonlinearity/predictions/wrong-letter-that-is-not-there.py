# mistake: none
answer_narrow = "E"
answer_scaled = "B"
