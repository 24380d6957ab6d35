# mistake: 05/predictions/not-an-option
answer_factors = 6
answer_sigmoid = "D"
answer_constant = "A"
answer_learning_rate = "C"
