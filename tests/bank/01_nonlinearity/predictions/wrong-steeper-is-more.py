# mistake: 01/predictions/steeper-is-more
answer_narrow = "C"
answer_scaled = "A"
