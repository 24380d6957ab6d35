# mistake: 03/predict_dead/higher-rate
answer_dead = "C"
