# mistake: 02/quantifiers/training-for-width
answer_quantifiers = "C"
answer_fixed_width = "D"
answer_square = "D"
