# mistake: 01/predictions/not-an-option
answer_narrow = "C, because the rank is 2"
answer_scaled = "B"
