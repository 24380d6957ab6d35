# mistake: none
answer_dead = ["A"]
