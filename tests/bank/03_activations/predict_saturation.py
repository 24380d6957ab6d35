# %% right: put together
answer_saturation = chr(67)

# %% right: a small letter
answer_saturation = "c"

# %% right: the letter
answer_saturation = "C"

# %% right: with a full stop
answer_saturation = "C."

# %% right: in parentheses
answer_saturation = "(C)"

# %% wrong: 03/predict_saturation/exactly-zero
answer_saturation = "D"

# %% wrong: 03/predict_saturation/not-an-option (list)
answer_saturation = ["C"]

# %% wrong: 03/predict_saturation/not-an-option (number)
answer_saturation = 2

# %% wrong: 03/predict_saturation/not-an-option (sentence)
answer_saturation = "the C one, I think"

# %% wrong: 03/predict_saturation/not-an-option (two letters)
answer_saturation = "CA"

# %% wrong: 03/predict_saturation/not-an-option (another letter)
answer_saturation = "E"

# %% wrong: 03/predict_saturation/shared-out
answer_saturation = "B"

# %% wrong: 03/predict_saturation/steepest-is-one
answer_saturation = "A"
