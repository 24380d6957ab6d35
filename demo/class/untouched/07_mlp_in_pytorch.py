# score: 0 / 34
# Handed in as it was released.
