# mistake: 03/predict_zero_centred/not-an-option
answer_zero_centred = "E"
