# score: 0 / 20
# Handed in as released.
