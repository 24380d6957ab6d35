# mistake: 05/predictions/one-factor
answer_factors = "B"
answer_sigmoid = "B"
answer_constant = "A"
answer_learning_rate = "C"
