# mistake: 01/predictions/not-an-option
answer_narrow = "E"
answer_scaled = "B"
