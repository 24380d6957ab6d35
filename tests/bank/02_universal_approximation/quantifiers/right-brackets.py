# right: letters in brackets
answer_quantifiers = "(C)"
answer_fixed_width = "(B)"
answer_square = "(D)"
