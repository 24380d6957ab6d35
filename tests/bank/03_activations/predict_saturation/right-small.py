# right: a small letter
answer_saturation = "c"
