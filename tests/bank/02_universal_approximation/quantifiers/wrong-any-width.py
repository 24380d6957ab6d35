# mistake: 02/quantifiers/any-width
answer_quantifiers = "D"
answer_fixed_width = "B"
answer_square = "D"
