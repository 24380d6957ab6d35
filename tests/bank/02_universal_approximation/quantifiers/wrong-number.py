# mistake: 02/quantifiers/not-an-option
answer_quantifiers = 3
answer_fixed_width = 2
answer_square = 4
