# right: with a full stop
answer_dead = "A."
