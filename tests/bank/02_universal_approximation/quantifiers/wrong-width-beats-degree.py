# mistake: 02/quantifiers/width-beats-degree
answer_quantifiers = "C"
answer_fixed_width = "B"
answer_square = "A"
