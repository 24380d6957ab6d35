"""What students need: working copies, a look at the set-up, points reached, handing in.

It works without nbgrader and without :mod:`mlp_helpers.grading`, on every platform. The command
``mlp`` (:mod:`mlp_helpers.cli`) and the notebook ``00_start_here`` are its faces.
"""
