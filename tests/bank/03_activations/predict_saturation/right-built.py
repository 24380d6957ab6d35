# right: put together
answer_saturation = chr(67)
