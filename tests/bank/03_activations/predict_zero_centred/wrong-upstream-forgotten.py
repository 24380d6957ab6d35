# mistake: 03/predict_zero_centred/upstream-forgotten
answer_zero_centred = "C"
