# %% right: small letters
answer_factors = "b"
answer_sigmoid = "d"
answer_constant = "a"
answer_learning_rate = "c"

# %% right: letters in brackets and with a full stop
answer_factors = "(B)"
answer_sigmoid = "D."
answer_constant = "A)"
answer_learning_rate = " C "

# %% right: capital letters
answer_factors = "B"
answer_sigmoid = "D"
answer_constant = "A"
answer_learning_rate = "C"

# %% right: letters picked from a string
options = "ABCD"
answer_factors, answer_sigmoid, answer_constant, answer_learning_rate = (
    options[1],
    options[3],
    options[0],
    options[2],
)

# %% right: single quotes and line breaks
answer_constant = """A
"""
answer_learning_rate = "c."

# %% wrong: 05/predictions/data-separates (data)
answer_constant = "D"

# %% wrong: 05/predictions/descent-separates (descent)
answer_constant = "C"

# %% wrong: 05/predictions/ends-not-counted
answer_factors = "C"

# %% wrong: 05/predictions/learning-rate-d (more steps)
answer_learning_rate = "D"

# %% wrong: 05/predictions/not-an-option (no letter)
answer_factors = 6

# %% wrong: 05/predictions/one-factor
answer_sigmoid = "B"

# %% wrong: 05/predictions/own-layer-counted (own layer)
answer_factors = "D"

# %% wrong: 05/predictions/size-ignored (size)
answer_learning_rate = "B"

# %% wrong: 05/predictions/slide-count
answer_factors = "A"

# %% wrong: 05/predictions/sum-for-product (sum)
answer_sigmoid = "A"

# %% wrong: 05/predictions/top-layer-forgotten (top layer)
answer_learning_rate = "A"

# %% wrong: 05/predictions/value-for-derivative (value)
answer_sigmoid = "C"

# %% wrong: 05/predictions/zero-gradient
answer_constant = "B"
