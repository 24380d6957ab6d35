# mistake: 05/predictions/zero-gradient
answer_factors = "B"
answer_sigmoid = "D"
answer_constant = "B"
answer_learning_rate = "C"
