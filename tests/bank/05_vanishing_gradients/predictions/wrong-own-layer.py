# mistake: 05/predictions/own-layer-counted
answer_factors = "D"
answer_sigmoid = "D"
answer_constant = "A"
answer_learning_rate = "C"
