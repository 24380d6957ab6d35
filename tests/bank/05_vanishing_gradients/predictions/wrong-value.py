# mistake: 05/predictions/value-for-derivative
answer_factors = "B"
answer_sigmoid = "C"
answer_constant = "A"
answer_learning_rate = "C"
