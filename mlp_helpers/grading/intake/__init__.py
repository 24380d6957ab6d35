"""What stands between the folder that a student handed in and nbgrader.

Each submission is read, repaired where it can be, and laid out as nbgrader needs it, in a copy that
is graded; what was handed in is never changed. What cannot be graded is replaced by the untouched
assignment, of which no cell is run, so that it gets its row in the gradebook, with 0 points; the
reason is kept beside the graded notebooks, see :mod:`mlp_helpers.grading.intake.outcome`.

:class:`mlp_helpers.grading.intake.stage.Intake` plugs it into nbgrader. From then on all that
``converter.assignments`` lists is a small valid notebook: no link, no device, no file of another
kind, cells of the right types, nbgrader's metadata as the assignment has it. The code cells of one
that was refused have the tag ``skip-execution``, and its metadata say why: it needs no kernel.

Nothing here knows the course: it takes the assignment from nbgrader's gradebook.
"""
