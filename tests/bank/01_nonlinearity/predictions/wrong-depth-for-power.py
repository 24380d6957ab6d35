# mistake: 01/predictions/depth-for-power
answer_narrow = "A"
answer_scaled = "B"
