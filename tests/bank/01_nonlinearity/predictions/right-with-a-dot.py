# right: letters with a dot, in brackets
answer_narrow = "C."
answer_scaled = "(B)"
