# right: small letters
answer_weights = "b"
answer_step = "c"
answer_sum = "b"
