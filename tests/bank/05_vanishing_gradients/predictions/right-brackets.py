# right: letters in brackets and with a full stop
answer_factors = "(B)"
answer_sigmoid = "D."
answer_constant = "A)"
answer_learning_rate = " C "
