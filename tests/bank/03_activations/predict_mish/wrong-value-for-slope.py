# mistake: 03/predict_mish/value-for-slope
answer_mish = "A"
