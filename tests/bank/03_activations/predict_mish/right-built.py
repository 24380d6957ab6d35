# right: put together
answer_mish = chr(67)
