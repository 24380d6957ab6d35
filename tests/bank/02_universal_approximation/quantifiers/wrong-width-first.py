# mistake: 02/quantifiers/width-first
answer_quantifiers = "A"
answer_fixed_width = "B"
answer_square = "D"
