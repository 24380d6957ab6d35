# %% right: with a dot or in brackets
answer_weights = "B."
answer_step = "(C)"
answer_sum = "B:"

# %% right: small letters
answer_weights = "b"
answer_step = "c"
answer_sum = "b"

# %% right: with blanks
answer_weights = " B"
answer_step = "C "
answer_sum = " b "

# %% right: a comma behind the only letter
answer_weights = ("B",)
answer_step = ("C",)
answer_sum = ("B",)

# %% right: capital letters
answer_weights = "B"
answer_step = "C"
answer_sum = "B"

# %% right: computed
answer_weights = chr(66)
answer_step = "ABCD"[2]
answer_sum = list("AB")[-1]

# %% wrong: 04/predictions/divided
answer_sum = "C"

# %% wrong: 04/predictions/large-step
answer_step = "A"

# %% wrong: 04/predictions/learning-rate
answer_sum = "D"

# %% wrong: 04/predictions/never-seen
answer_weights = "D"

# %% wrong: 04/predictions/not-an-option (words)
answer_sum = "n lambda"

# %% wrong: 04/predictions/not-an-option (no letter)
answer_weights = 2

# %% wrong: 04/predictions/same-lambda
answer_sum = "A"

# %% wrong: 04/predictions/seen-at-any-size
answer_weights = "A"

# %% wrong: 04/predictions/small-is-sharp
answer_weights = "C"

# %% wrong: 04/predictions/smaller-is-better
answer_step = "D"

# %% wrong: 04/predictions/step-b (middle step)
answer_step = "B"
