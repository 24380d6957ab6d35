# right: in parentheses
answer_dead = "(A)"
