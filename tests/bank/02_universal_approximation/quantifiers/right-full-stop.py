# right: with a full stop and a blank
answer_quantifiers = "C."
answer_fixed_width = " B"
answer_square = "D "
