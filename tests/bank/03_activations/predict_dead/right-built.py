# right: put together
answer_dead = chr(65)
