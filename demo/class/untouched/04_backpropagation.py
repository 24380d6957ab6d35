# score: 0 / 36
# Handed in as it was released.
