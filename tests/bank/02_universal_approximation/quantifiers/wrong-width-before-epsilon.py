# mistake: 02/quantifiers/width-before-epsilon
answer_quantifiers = "B"
answer_fixed_width = "B"
answer_square = "D"
