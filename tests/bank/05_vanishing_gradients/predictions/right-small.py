# right: small letters
answer_factors = "b"
answer_sigmoid = "d"
answer_constant = "a"
answer_learning_rate = "c"
