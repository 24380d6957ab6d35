# score: 0 / 40
# Handed in as it was released.
