# mistake: 03/predict_saturation/shared-out
answer_saturation = "B"
