# right: a small letter
answer_mish = "c"
