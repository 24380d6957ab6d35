# mistake: 03/predict_mish/identity
answer_mish = "D"
