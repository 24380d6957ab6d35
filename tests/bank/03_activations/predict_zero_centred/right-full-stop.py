# right: with a full stop
answer_zero_centred = "B."
