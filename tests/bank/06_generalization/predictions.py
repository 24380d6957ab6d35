# %% right: lower case
answer_random = "b"
answer_wrong_labels = "c"
answer_decay = "d"
answer_expectation = "a"

# %% right: with spaces
answer_random = " B "
answer_wrong_labels = "C "

# %% right: as asked
answer_random = "B"
answer_wrong_labels = "C"
answer_decay = "D"
answer_expectation = "A"

# %% right: letters in brackets
answer_random = "(B)"
answer_wrong_labels = "(C)"
answer_decay = "(D)"
answer_expectation = "(A)"

# %% right: with a full stop
answer_random = "B."
answer_wrong_labels = "C."
answer_decay = "D."
answer_expectation = "A."

# %% wrong: 06/predictions/cannot-memorise
answer_random = "A"

# %% wrong: 06/predictions/decay-erases-all
answer_decay = "C"

# %% wrong: 06/predictions/decay-halves-memorising
answer_decay = "B"

# %% wrong: 06/predictions/decay-stops-memorising
answer_decay = "A"

# %% wrong: 06/predictions/halfway
answer_random = "D"

# %% wrong: 06/predictions/images-are-enough
answer_random = "C"

# %% wrong: 06/predictions/mean-unchanged
answer_expectation = "B"

# %% wrong: 06/predictions/more-is-better
answer_wrong_labels = "A"

# %% wrong: 06/predictions/no-learning
answer_wrong_labels = "D"

# %% wrong: 06/predictions/noise-only
answer_expectation = "D"

# %% wrong: 06/predictions/not-an-option (numbers)
answer_random = 2
answer_wrong_labels = 3
answer_decay = 4
answer_expectation = 1

# %% wrong: 06/predictions/not-an-option (no such letter)
answer_expectation = "E"

# %% wrong: 06/predictions/wrong-first
answer_wrong_labels = "B"

# %% wrong: 06/predictions/wrong-way-round
answer_expectation = "C"
