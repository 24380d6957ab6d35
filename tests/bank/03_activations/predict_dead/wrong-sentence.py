# mistake: 03/predict_dead/not-an-option
answer_dead = "the A one, I think"
