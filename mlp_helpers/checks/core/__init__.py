"""The engine of the checks: what a check may hand over, how it calls, compares and reports.

Read in this order: :mod:`plain_data` (what may cross to the student's code and back),
:mod:`containment` (surviving that code), :mod:`executor` (where it runs), :mod:`compare` (judging
a value), :mod:`exam` (one run of one check), :mod:`check` (what the notebook calls), :mod:`report`
(what the reader sees).
"""
