# mistake: none
answer_dead = "the A one, I think"
