# mistake: 01/predictions/bias-alone-scaled
answer_narrow = "C"
answer_scaled = "C"
