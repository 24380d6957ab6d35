# right: lower case
answer_quantifiers = "c"
answer_fixed_width = "b"
answer_square = "d"
