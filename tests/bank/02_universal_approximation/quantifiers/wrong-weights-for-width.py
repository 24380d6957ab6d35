# mistake: 02/quantifiers/weights-for-width
answer_quantifiers = "C"
answer_fixed_width = "C"
answer_square = "D"
