# mistake: 03/predict_dead/small-not-zero
answer_dead = "B"
