# mistake: 03/predict_mish/half
answer_mish = "B"
