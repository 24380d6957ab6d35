# mistake: 01/predictions/depth-bends
answer_narrow = "D"
answer_scaled = "B"
