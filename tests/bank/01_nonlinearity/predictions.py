# %% right: one line
answer_narrow = chr(67)
answer_scaled = " B "

# %% right: capital letters
answer_narrow = "C"
answer_scaled = "B"

# %% right: a letter that is computed
answers = list("CB")
answer_narrow, answer_scaled = answers

# %% right: letters with a dot, in brackets
answer_narrow = "C."
answer_scaled = "(B)"

# %% right: small letters
answer_narrow = "c"
answer_scaled = "b"

# %% wrong: 01/predictions/bias-alone-scaled (bias alone)
answer_scaled = "C"

# %% wrong: 01/predictions/depth-bends
answer_narrow = "D"

# %% wrong: 01/predictions/depth-for-power
answer_narrow = "A"

# %% wrong: 01/predictions/not-an-option (number)
answer_narrow = 3

# %% wrong: 01/predictions/not-an-option (whole sentence)
answer_narrow = "C, because the rank is 2"

# %% wrong: 01/predictions/not-an-option (letter that is not there)
answer_narrow = "E"

# %% wrong: 01/predictions/rank-overlooked
answer_narrow = "B"

# %% wrong: 01/predictions/steeper-is-more
answer_scaled = "A"

# %% wrong: 01/predictions/weight-alone-scaled (weight alone)
answer_scaled = "D"
