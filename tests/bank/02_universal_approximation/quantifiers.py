# %% right: as the option is printed
answer_quantifiers = "C:"
answer_fixed_width = "B:"
answer_square = "D:"

# %% right: letters in brackets
answer_quantifiers = "(C)"
answer_fixed_width = "(B)"
answer_square = "(D)"

# %% right: with a full stop and a blank
answer_quantifiers = "C."
answer_fixed_width = " B"
answer_square = "D "

# %% right: lower case
answer_quantifiers = "c"
answer_fixed_width = "b"
answer_square = "d"

# %% right: picked from a string
letters = "ABCD"
answer_quantifiers, answer_fixed_width, answer_square = letters[2], letters[1], letters[3]

# %% wrong: 02/quantifiers/any-width
answer_quantifiers = "D"

# %% wrong: 02/quantifiers/degrees-add-up
answer_square = "B"

# %% wrong: 02/quantifiers/fixed-width-suffices
answer_fixed_width = "A"

# %% wrong: 02/quantifiers/nonlinear-suffices
answer_square = "C"

# %% wrong: 02/quantifiers/not-an-option (number)
answer_quantifiers = 3
answer_fixed_width = 2
answer_square = 4

# %% wrong: 02/quantifiers/not-an-option (no such letter)
answer_quantifiers = "E"

# %% wrong: 02/quantifiers/training-for-width
answer_fixed_width = "D"

# %% wrong: 02/quantifiers/weights-for-width
answer_fixed_width = "C"

# %% wrong: 02/quantifiers/width-beats-degree
answer_square = "A"

# %% wrong: 02/quantifiers/width-before-epsilon
answer_quantifiers = "B"

# %% wrong: 02/quantifiers/width-first
answer_quantifiers = "A"
