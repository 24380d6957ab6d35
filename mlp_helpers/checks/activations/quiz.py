"""The questions of assignment 03: predict, run, and read why each option is right or wrong."""

from __future__ import annotations

from mlp_helpers.checks.core.check import check
from mlp_helpers.checks.core.exam import Exam
from mlp_helpers.checks.core.plain_data import Ref
from mlp_helpers.checks.core.questions import Question, ask

SATURATION = Question(
    about="what ten sigmoid layers leave of a gradient",
    answer="C",
    options={
        "A": "0 is where sigmoid is steepest, but its steepest slope is 1/4, not 1.",
        "B": "Along a path the slopes multiply, they are not shared out: 1/4 for each layer.",
        "C": "(1/4)^10 is 9.5e-7, and this is the best case: away from 0 each slope is smaller.",
        "D": "No slope of sigmoid is 0, so neither is the product. It is as good as lost all the "
        "same beside the gradients of the last layers.",
    },
    mistakes={
        "A": "steepest-is-one",
        "B": "shared-out",
        "D": "exactly-zero",
    },
    lecture="course/03_activations.ipynb, “Saturation, and what depth makes of it”",
)

ZERO_CENTRED = Question(
    about="the signs within one unit's gradient when its inputs are all positive",
    answer="B",
    options={
        "A": "That is what inputs of both signs give, tanh's for one. Sigmoid's outputs are all "
        "positive, and the factor dJ/dz is common to the whole vector.",
        "B": "dJ/dw = (dJ/dz) h: one number times a vector of positive entries. So all weights of "
        "the unit grow or all shrink together, and the way to a mixed change is a zigzag.",
        "C": "h is positive, but the factor dJ/dz that multiplies it has either sign.",
        "D": "The weights do not stand in dJ/dw = (dJ/dz) h, other than through the one common "
        "number dJ/dz.",
    },
    mistakes={"A": "mixed-signs", "C": "upstream-forgotten", "D": "signs-of-weights"},
    lecture="course/03_activations.ipynb, “Not zero-centred, and what that does to a step”",
)

DEAD = Question(
    about="what becomes of a ReLU unit whose z is negative on every example",
    answer="A",
    options={
        "A": "relu'(z) = 0 on every example: the gradient of its weights and bias is exactly 0, "
        "and its output is 0, so the weights that leave it get no gradient either.",
        "B": "The slope of ReLU is not small on the left, it is 0. A small one is what Leaky ReLU "
        "has there, and with it the unit does creep back.",
        "C": "The step is the learning rate times the gradient, and any rate times 0 is 0. A high "
        "rate is rather what throws units there.",
        "D": "The gradient of an outgoing weight is proportional to the unit's output, which is "
        "0: those weights stay as they are.",
    },
    mistakes={"B": "small-not-zero", "C": "higher-rate", "D": "outgoing-weights"},
    lecture="course/03_activations.ipynb, “Units that die”",
)

MISH_SLOPE = Question(
    about="the slope of Mish at 0",
    answer="C",
    options={
        "A": "0 is the value of Mish there, not its slope.",
        "B": "1/2 is the slope of Swish and of GELU at 0, whose gates are half open there. Mish's "
        "gate, tanh(softplus(0)) = tanh(ln 2), is a little further open.",
        "C": "The product rule leaves the gate at 0: tanh(ln 2) = (4 - 1)/(4 + 1) = 0.6.",
        "D": "The slide says that Mish approximates the identity near 0. That would be slope 1, "
        "which it comes close to only for large x.",
    },
    mistakes={"A": "value-for-slope", "B": "half", "D": "identity"},
    lecture="course/03_activations.ipynb, “Mish”",
)


@check("03/predict_saturation", points=1)
def predict_saturation(exam: Exam, answer_saturation: Ref) -> None:
    """Ask what a chain of sigmoids does to a gradient (C3)."""
    ask(exam, "answer_saturation", answer_saturation, SATURATION, points=1)


@check("03/predict_zero_centred", points=1)
def predict_zero_centred(exam: Exam, answer_zero_centred: Ref) -> None:
    """Ask what inputs of one sign do to a unit's gradient (C3, C4)."""
    ask(exam, "answer_zero_centred", answer_zero_centred, ZERO_CENTRED, points=1)


@check("03/predict_dead", points=1)
def predict_dead(exam: Exam, answer_dead: Ref) -> None:
    """Ask what becomes of a unit that is silent on every example (C2, C6)."""
    ask(exam, "answer_dead", answer_dead, DEAD, points=1)


@check("03/predict_mish", points=1)
def predict_mish(exam: Exam, answer_mish: Ref) -> None:
    """Ask for the slope that the slides' remark on Mish gets wrong (C9)."""
    ask(exam, "answer_mish", answer_mish, MISH_SLOPE, points=1)
