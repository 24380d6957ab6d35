# score: 0 / 30
# Handed in as it was released.
