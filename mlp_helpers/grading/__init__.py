"""What instructors need: execute, release and grade the assignments with nbgrader.

The topmost layer; a student's notebook never imports it. ``python -m mlp_helpers.grading --help``
lists the commands, and :func:`mlp_helpers.grading.config.configure` holds nbgrader's settings.
"""
