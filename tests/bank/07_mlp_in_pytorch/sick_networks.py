# %% right: lower case
answer_first, answer_second, answer_third = "b", "d", "e"

# %% right: in brackets and with a full stop
answer_first, answer_second, answer_third = "(B)", "D.", " E "

# %% wrong: 07/sick_networks/first-small-rate
answer_first = "A"

# %% wrong: 07/sick_networks/first-dead
answer_first = "C"

# %% wrong: 07/sick_networks/first-softmax-twice
answer_first = "D"

# %% wrong: 07/sick_networks/first-shuffled-labels
answer_first = "E"

# %% wrong: 07/sick_networks/first-other-preparation
answer_first = "F"

# %% wrong: 07/sick_networks/second-small-rate
answer_second = "A"

# %% wrong: 07/sick_networks/second-vanishing
answer_second = "B"

# %% wrong: 07/sick_networks/second-dead
answer_second = "C"

# %% wrong: 07/sick_networks/second-shuffled-labels
answer_second = "E"

# %% wrong: 07/sick_networks/second-other-preparation
answer_second = "F"

# %% wrong: 07/sick_networks/third-small-rate
answer_third = "A"

# %% wrong: 07/sick_networks/third-vanishing
answer_third = "B"

# %% wrong: 07/sick_networks/third-dead
answer_third = "C"

# %% wrong: 07/sick_networks/third-softmax-twice
answer_third = "D"

# %% wrong: 07/sick_networks/third-other-preparation
answer_third = "F"
