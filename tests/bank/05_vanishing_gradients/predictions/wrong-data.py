# mistake: 05/predictions/data-separates
answer_factors = "B"
answer_sigmoid = "D"
answer_constant = "D"
answer_learning_rate = "C"
