# right: in parentheses
answer_mish = "(C)"
