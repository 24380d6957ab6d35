# right: with a full stop
answer_saturation = "C."
