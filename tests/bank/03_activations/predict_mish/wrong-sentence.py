# mistake: none
answer_mish = "the C one, I think"
