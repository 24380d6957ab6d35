# %% right: put together
answer_mish = chr(67)

# %% right: a small letter
answer_mish = "c"

# %% right: the letter
answer_mish = "C"

# %% right: with a full stop
answer_mish = "C."

# %% right: in parentheses
answer_mish = "(C)"

# %% wrong: 03/predict_mish/half
answer_mish = "B"

# %% wrong: 03/predict_mish/identity
answer_mish = "D"

# %% wrong: 03/predict_mish/not-an-option (list)
answer_mish = ["C"]

# %% wrong: 03/predict_mish/not-an-option (number)
answer_mish = 2

# %% wrong: 03/predict_mish/not-an-option (sentence)
answer_mish = "the C one, I think"

# %% wrong: 03/predict_mish/not-an-option (two letters)
answer_mish = "CA"

# %% wrong: 03/predict_mish/not-an-option (another letter)
answer_mish = "E"

# %% wrong: 03/predict_mish/value-for-slope
answer_mish = "A"
