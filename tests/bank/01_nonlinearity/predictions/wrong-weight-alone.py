# mistake: 01/predictions/weight-alone-scaled
answer_narrow = "C"
answer_scaled = "D"
