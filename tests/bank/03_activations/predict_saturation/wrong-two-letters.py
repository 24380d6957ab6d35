# mistake: 03/predict_saturation/not-an-option
answer_saturation = "CA"
