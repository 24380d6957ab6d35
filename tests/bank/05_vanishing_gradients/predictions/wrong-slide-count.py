# mistake: 05/predictions/slide-count
answer_factors = "A"
answer_sigmoid = "D"
answer_constant = "A"
answer_learning_rate = "C"
