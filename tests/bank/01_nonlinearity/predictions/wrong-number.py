# mistake: 01/predictions/not-an-option
answer_narrow = 3
answer_scaled = "B"
