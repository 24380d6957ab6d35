# mistake: 05/predictions/top-layer-forgotten
answer_factors = "B"
answer_sigmoid = "D"
answer_constant = "A"
answer_learning_rate = "A"
