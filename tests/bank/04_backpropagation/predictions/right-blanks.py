# right: with blanks
answer_weights = " B"
answer_step = "C "
answer_sum = " b "
