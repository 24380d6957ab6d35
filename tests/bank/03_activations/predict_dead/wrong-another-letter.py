# mistake: none
answer_dead = "E"
