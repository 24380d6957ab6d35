# mistake: none
answer_dead = "AB"
