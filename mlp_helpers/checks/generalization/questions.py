"""Questions of assignment 06, each answered by running a cell of the notebook."""

from __future__ import annotations

from mlp_helpers.checks.core.questions import Question

_LECTURE = "course/06_generalization.ipynb"

RANDOM = Question(
    about="labels drawn at random",
    answer="B",
    options={
        "A": "there is nothing to learn, but there is something to memorise: with more parameters "
        "than examples a network can store one answer for each",
        "B": "the network stores the labels one by one, and that says nothing about new digits: "
        "there it is right as often as a guess",
        "C": "the images are real, but nothing in the labels tells which of them belong together",
        "D": "it takes more epochs than with true labels, not a lower accuracy in the end",
    },
    mistakes={
        "A": "cannot-memorise",
        "C": "images-are-enough",
        "D": "halfway",
    },
    lecture=f"{_LECTURE}, “Any labels at all”",
)

WRONG_LABELS = Question(
    about="test accuracy by epoch",
    answer="C",
    options={
        "A": "training accuracy does rise to the end; test accuracy turns around when the wrong "
        "labels begin to be fitted",
        "B": "wrong labels are the minority for each class and contradict each other: at first "
        "the right ones win",
        "C": "the right labels agree with each other and are fitted first; then the wrong ones "
        "are stored one by one, and each spoils its surroundings",
        "D": "the labels that are right are enough to learn from, for a while",
    },
    mistakes={
        "A": "more-is-better",
        "B": "wrong-first",
        "D": "no-learning",
    },
    lecture=f"{_LECTURE}, “Stop in time”",
)

DECAY = Question(
    about="weight decay of a usual strength",
    answer="D",
    options={
        "A": "that takes a strength some 40 times as large",
        "B": "between the usual strengths and those that stop the memorising lies a factor of "
        "about 40",
        "C": "for that, the penalty must outweigh the loss: here it takes some hundred times the "
        "strength",
        "D": "at this strength the weights shrink a little, and the training set is learnt by "
        "heart as before",
    },
    mistakes={
        "A": "decay-stops-memorising",
        "B": "decay-halves-memorising",
        "C": "decay-erases-all",
    },
    lecture=f"{_LECTURE}, “Are the usual strengths enough?”",
)

EXPECTATION = Question(
    about="dropout without its factor",
    answer="A",
    options={
        "A": "a sum over units of which half are kept is on average half of the sum over all of "
        "them: without 1/(1-p) the next layer sees twice of what it was trained on",
        "B": "that is what the factor 1/(1-p) is for, and it is left out here",
        "C": "fewer units are at work while training, not while predicting",
        "D": "dropping adds noise around the mean, but it also moves the mean",
    },
    mistakes={
        "B": "mean-unchanged",
        "C": "wrong-way-round",
        "D": "noise-only",
    },
    lecture=f"{_LECTURE}, “Dropout: a random thinning”",
)
