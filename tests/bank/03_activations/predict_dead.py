# %% right: put together
answer_dead = chr(65)

# %% right: a small letter
answer_dead = "a"

# %% right: the letter
answer_dead = "A"

# %% right: with a full stop
answer_dead = "A."

# %% right: in parentheses
answer_dead = "(A)"

# %% wrong: 03/predict_dead/higher-rate
answer_dead = "C"

# %% wrong: 03/predict_dead/not-an-option (list)
answer_dead = ["A"]

# %% wrong: 03/predict_dead/not-an-option (number)
answer_dead = 0

# %% wrong: 03/predict_dead/not-an-option (sentence)
answer_dead = "the A one, I think"

# %% wrong: 03/predict_dead/not-an-option (two letters)
answer_dead = "AB"

# %% wrong: 03/predict_dead/not-an-option (another letter)
answer_dead = "E"

# %% wrong: 03/predict_dead/outgoing-weights
answer_dead = "D"

# %% wrong: 03/predict_dead/small-not-zero
answer_dead = "B"
