# mistake: 01/predictions/rank-overlooked
answer_narrow = "B"
answer_scaled = "B"
