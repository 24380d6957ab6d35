# mistake: 05/predictions/descent-separates
answer_factors = "B"
answer_sigmoid = "D"
answer_constant = "C"
answer_learning_rate = "C"
