# mistake: 02/quantifiers/nonlinear-suffices
answer_quantifiers = "C"
answer_fixed_width = "B"
answer_square = "C"
