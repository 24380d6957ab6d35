# right: with a full stop
answer_mish = "C."
