# mistake: 03/predict_mish/not-an-option
answer_mish = "the C one, I think"
