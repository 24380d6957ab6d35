# right: a letter that is computed
answers = list("CB")
answer_narrow, answer_scaled = answers
