"""A grading engine for nbgrader: warm kernels, all cores, results that are kept.

It is switched on by :func:`mlp_helpers.grading.engine.plug_in.plug_in` in an
``nbgrader_config.py`` and knows nothing of what the notebooks are about.
"""
