# right: the letter
answer_dead = "A"
