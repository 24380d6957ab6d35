# mistake: 05/predictions/size-ignored
answer_factors = "B"
answer_sigmoid = "D"
answer_constant = "A"
answer_learning_rate = "B"
