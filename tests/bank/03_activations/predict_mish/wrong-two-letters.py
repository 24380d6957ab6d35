# mistake: none
answer_mish = "CA"
