# mistake: none
answer_quantifiers = "E"
answer_fixed_width = "B"
answer_square = "D"
