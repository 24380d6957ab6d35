# mistake: 05/predictions/learning-rate-d
answer_factors = "B"
answer_sigmoid = "D"
answer_constant = "A"
answer_learning_rate = "D"
