"""The engine of the checks: what a check may hand over, how it calls, compares and reports.

Read in this order: :mod:`plain_data` (what may cross to the student's code and back),
:mod:`containment` (surviving that code), :mod:`executor` (where it runs), :mod:`compare` (judging
a value), :mod:`exam` (one run of one check), :mod:`check` (what the notebook calls), :mod:`report`
(what the reader sees).

For whoever writes a check: :mod:`answer` (one call, judged in several parts), :mod:`steps` (values
that follow from each other), :mod:`cases` (whole numbers), :mod:`draws` (inputs on which no mistake
hides), :mod:`faults` (why a call raised), :mod:`generators` (random draws), :mod:`layers`,
:mod:`functions` (networks, activations to judge with), :mod:`mutations` (formulas with one slip),
:mod:`questions` (multiple choice).
"""
