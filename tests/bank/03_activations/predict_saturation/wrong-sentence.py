# mistake: none
answer_saturation = "the C one, I think"
