# right: a small letter
answer_dead = "a"
