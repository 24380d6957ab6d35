"""The engine of the checks: what a check may hand over, how it calls, compares and reports.

Read in this order: :mod:`plain` (what may cross to the student's code and back), :mod:`guard`
(surviving that code), :mod:`side` (where it runs), :mod:`compare` (judging a value),
:mod:`exam` (one run of one check), :mod:`report` (what the reader sees).
"""
