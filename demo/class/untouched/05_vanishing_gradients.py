# score: 0 / 27
# Handed in as released.
