# mistake: 02/quantifiers/degrees-add-up
answer_quantifiers = "C"
answer_fixed_width = "B"
answer_square = "B"
