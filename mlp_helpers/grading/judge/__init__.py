"""The judge: a grade is decided by a process that never runs the student's code.

The trusted source of a graded cell is executed here (`cells`), where the student's names stand for
references. What a check asks for is carried out in the student's process (`server`); only plain
data crosses, in an encoding that runs nothing on arrival (`wire`, `remote`).
"""
