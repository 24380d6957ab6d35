# right: picked from a string
letters = "ABCD"
answer_quantifiers, answer_fixed_width, answer_square = letters[2], letters[1], letters[3]
