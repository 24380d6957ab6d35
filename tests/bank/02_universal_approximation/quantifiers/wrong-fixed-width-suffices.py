# mistake: 02/quantifiers/fixed-width-suffices
answer_quantifiers = "C"
answer_fixed_width = "A"
answer_square = "D"
