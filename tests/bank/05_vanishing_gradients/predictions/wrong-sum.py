# mistake: 05/predictions/sum-for-product
answer_factors = "B"
answer_sigmoid = "A"
answer_constant = "A"
answer_learning_rate = "C"
