# mistake: 03/predict_dead/outgoing-weights
answer_dead = "D"
