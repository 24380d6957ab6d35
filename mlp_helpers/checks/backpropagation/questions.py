"""Questions of assignment 04, each answered by running a cell of the notebook."""

from __future__ import annotations

from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.core.questions import Question, ask

_LECTURE = "course/04_backpropagation.ipynb"

SMALL_WEIGHTS = Question(
    about="a wrong slope, and the size of the weights",
    answer="B",
    options={
        "A": "with tiny weights z is tiny, tanh(z) is z to many digits, and so tanh'(h) and "
        "tanh'(z) agree to more digits than any difference quotient has",
        "B": "for z of order 1, h and z differ and so do the slopes there; for z near 0, tanh(z) "
        "is z to many digits, and the mistake disappears below the quotient's own error",
        "C": "the mistake grows with the difference between h and z, so tiny weights hide it",
        "D": "with weights of order 1 the gradient is off in the first digits: that is seen",
    },
    mistakes={"A": "seen-at-any-size", "C": "small-is-sharp", "D": "never-seen"},
    lecture=f"{_LECTURE}, “Why the weights are of order 1”",
)

STEP = Question(
    about="the step of a central difference",
    answer="C",
    options={
        "A": "at 1e-1 the formula's own error, about eps²/6 times a third derivative, leaves "
        "two or three digits",
        "B": "at 1e-3 the formula's error is about 1e-7: good, but not yet the bottom of the V",
        "C": "near 1e-5 the formula's error, which falls like eps², meets the rounding error, "
        "which grows like 1/eps: the bottom of the V",
        "D": "at 1e-10 two almost equal numbers are subtracted: six digits or so are left",
    },
    mistakes={"A": "large-step", "D": "smaller-is-better"},
    lecture=f"{_LECTURE}, “How well does a difference quotient do?”",
)

SUM_OR_MEAN = Question(
    about="a sum over the batch instead of a mean",
    answer="B",
    options={
        "A": "with the same λ the losses outweigh the penalty n times as much as before",
        "B": "n times the objective has the same minimum: n (mean + λ/2 ‖W‖²) = sum + nλ/2 ‖W‖²",
        "C": "this goes the wrong way: the losses grew n-fold, and the penalty would shrink n-fold",
        "D": "a learning rate scales the step, not the balance between losses and penalty",
    },
    mistakes={"A": "same-lambda", "C": "divided", "D": "learning-rate"},
    lecture=f"{_LECTURE}, “The page of conventions”",
)


@check("04/predictions", points=3)
def predictions(exam: Exam, answer_weights: Ref, answer_step: Ref, answer_sum: Ref) -> None:
    """Judge three answers that a run of the student's own functions gives."""
    ask(exam, "answer_weights", answer_weights, SMALL_WEIGHTS, points=1)
    ask(exam, "answer_step", answer_step, STEP, points=1)
    ask(exam, "answer_sum", answer_sum, SUM_OR_MEAN, points=1)
