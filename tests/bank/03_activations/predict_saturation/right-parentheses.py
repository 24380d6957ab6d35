# right: in parentheses
answer_saturation = "(C)"
