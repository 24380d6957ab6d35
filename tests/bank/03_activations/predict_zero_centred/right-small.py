# right: a small letter
answer_zero_centred = "b"
