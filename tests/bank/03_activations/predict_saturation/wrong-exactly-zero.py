# mistake: 03/predict_saturation/exactly-zero
answer_saturation = "D"
