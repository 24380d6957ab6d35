# mistake: 05/predictions/ends-not-counted
answer_factors = "C"
answer_sigmoid = "D"
answer_constant = "A"
answer_learning_rate = "C"
