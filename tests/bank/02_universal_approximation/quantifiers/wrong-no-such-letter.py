# mistake: 02/quantifiers/not-an-option
answer_quantifiers = "E"
answer_fixed_width = "B"
answer_square = "D"
