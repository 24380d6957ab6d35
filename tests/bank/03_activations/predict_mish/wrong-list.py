# mistake: none
answer_mish = ["C"]
