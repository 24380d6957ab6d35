# right: as the option is printed
answer_quantifiers = "C:"
answer_fixed_width = "B:"
answer_square = "D:"
