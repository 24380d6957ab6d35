# mistake: 03/predict_zero_centred/signs-of-weights
answer_zero_centred = "D"
