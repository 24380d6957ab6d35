# mistake: 03/predict_saturation/steepest-is-one
answer_saturation = "A"
