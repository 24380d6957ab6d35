# right: put together
answer_zero_centred = chr(66)
