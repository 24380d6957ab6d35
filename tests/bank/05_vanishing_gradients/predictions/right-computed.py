# right: letters picked from a string
options = "ABCD"
answer_factors, answer_sigmoid, answer_constant, answer_learning_rate = (
    options[1],
    options[3],
    options[0],
    options[2],
)
