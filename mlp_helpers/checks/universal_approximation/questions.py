"""The questions of assignment 02, and what there is to say about each option."""

from __future__ import annotations

from mlp_helpers.checks.core.questions import Question

_LECTURE = "course/02_universal_approximation.ipynb, “{}”"

QUANTIFIERS = Question(
    about="the order of the quantifiers",
    answer="C",
    options={
        "A": "The width comes first here, so one network size would do for every function and "
        "every error, like one dictionary for all languages. No finite width does that.",
        "B": "The width may depend on f here, but not on ε: one fixed size would come as close to "
        "f as you like. For most f the error of a fixed width stops at some value above 0.",
        "C": "First f, then ε, and only then the width and the weights, which may depend on both. "
        "Nothing is said about how large the width is.",
        "D": "The width may be any here, 1 included. One sigmoid unit goes up once or down once "
        "and cannot come near a function that does both.",
    },
    mistakes={"A": "width-first", "B": "width-before-epsilon", "D": "any-width"},
    lecture=_LECTURE.format("The order of the quantifiers"),
)

FIXED_WIDTH = Question(
    about="a fixed width against faster and faster waves",
    answer="B",
    options={
        "A": "The theorem lets the width grow with f. Here the width is fixed before m is known, "
        "and then it promises nothing.",
        "B": "Ten units give at most eleven straight pieces, and each piece crosses zero once at "
        "most. The wave has m hills and valleys: with m = 13 or more, some hill or valley sees "
        "the wrong sign, and the error there is 1 or more.",
        "C": "Large weights make steep pieces, but not more of them: ten units bend at ten places "
        "at most, whatever the weights.",
        "D": "Training looks for good weights of this net. Where no weights are good enough none "
        "can be found.",
    },
    mistakes={"A": "fixed-width-suffices", "C": "weights-for-width", "D": "training-for-width"},
    lecture=_LECTURE.format("The order of the quantifiers"),
)

SQUARE = Question(
    about="a network whose activation is z²",
    answer="D",
    options={
        "A": "Width helps only if units differ in kind. Each (wx + b)² is a combination of 1, x "
        "and x², and a thousand such combinations add up to one more.",
        "B": "Adding polynomials never raises their degree; multiplying them would, but the "
        "units of one layer are added.",
        "C": "A nonlinear activation is needed, but not enough: it must not be a polynomial "
        "(Leshno, Lin, Pinkus and Schocken, 1993).",
        "D": "Σ v (wx + b)² + c has the form αx² + βx + c for any number of units. The target's "
        "distance from the parabolas is a floor that no width goes below.",
    },
    mistakes={"A": "width-beats-degree", "B": "degrees-add-up", "C": "nonlinear-suffices"},
    lecture=_LECTURE.format("The activation that fails"),
)
