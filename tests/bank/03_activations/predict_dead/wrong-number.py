# mistake: none
answer_dead = 0
