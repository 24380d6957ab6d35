# right: small letters
answer_narrow = "c"
answer_scaled = "b"
