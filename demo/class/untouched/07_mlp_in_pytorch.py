# score: 0 / 20
# Handed in as it was released.
