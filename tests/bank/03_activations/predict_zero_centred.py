# %% right: put together
answer_zero_centred = chr(66)

# %% right: a small letter
answer_zero_centred = "b"

# %% right: the letter
answer_zero_centred = "B"

# %% right: with a full stop
answer_zero_centred = "B."

# %% right: in parentheses
answer_zero_centred = "(B)"

# %% wrong: 03/predict_zero_centred/mixed-signs
answer_zero_centred = "A"

# %% wrong: 03/predict_zero_centred/not-an-option (list)
answer_zero_centred = ["B"]

# %% wrong: 03/predict_zero_centred/not-an-option (number)
answer_zero_centred = 1

# %% wrong: 03/predict_zero_centred/not-an-option (sentence)
answer_zero_centred = "the B one, I think"

# %% wrong: 03/predict_zero_centred/not-an-option (two letters)
answer_zero_centred = "BA"

# %% wrong: 03/predict_zero_centred/not-an-option (another letter)
answer_zero_centred = "E"

# %% wrong: 03/predict_zero_centred/signs-of-weights
answer_zero_centred = "D"

# %% wrong: 03/predict_zero_centred/upstream-forgotten
answer_zero_centred = "C"
