# right: one line
answer_narrow = chr(67)
answer_scaled = " B "
