# right: in parentheses
answer_zero_centred = "(B)"
