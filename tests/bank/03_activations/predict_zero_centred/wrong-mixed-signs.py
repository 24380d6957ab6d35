# mistake: 03/predict_zero_centred/mixed-signs
answer_zero_centred = "A"
