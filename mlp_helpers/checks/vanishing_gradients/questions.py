"""The questions of assignment 05, asked before anything is computed (E2, E3)."""

from __future__ import annotations

from mlp_helpers.checks.core.questions import Question


def _lecture(heading: str) -> str:
    return f"course/05_vanishing_gradients.ipynb, “{heading}”"


FACTORS = Question(
    about="how many Jacobians the gradient of W(4) takes",
    answer="B",
    options={
        "A": "L − 1 = 9 is the slide's number, and right for the first layer only: W(1) has all "
        "the layers 2 to 10 above it",
        "B": "from h(4) to h(10) lead the layers 5 to 10, one Jacobian each: L − l = 6",
        "C": "M(5) to M(10) are six, both ends counted; 10 − 4 − 1 = 5 counts what lies between",
        "D": "the fourth layer itself enters through v(4) = ∂h(4)/∂W(4), not through a Jacobian "
        "M(4) = ∂h(4)/∂h(3)",
    },
    mistakes={"A": "slide-count", "C": "ends-not-counted", "D": "own-layer-counted"},
    lecture=_lecture("How many matrices?"),
)

SIGMOID = Question(
    about="what ten sigmoid layers leave of a gradient",
    answer="D",
    options={
        "A": "ten times a quarter is not a fortieth: each layer takes its share of what the one "
        "above has left, so that the factors multiply",
        "B": "1/4 is what a single layer may leave; the next one takes its share of that",
        "C": "1/2 is the sigmoid's value at 0; the gradient meets its derivative, 1/2 · 1/2",
        "D": "each diagonal matrix holds numbers of 1/4 at most, and W lengthens nothing: "
        "(1/4)^10 ≈ 1e-6, and less where a unit is saturated",
    },
    mistakes={"A": "sum-for-product", "B": "one-factor", "C": "value-for-derivative"},
    lecture=_lecture("Depth against gain, for each activation"),
)

CONSTANT = Question(
    about="a net whose weights all start at the same number",
    answer="A",
    options={
        "A": "equal weights give equal values and equal gradients, so each step moves the units "
        "of a layer alike: they stay copies of one unit",
        "B": "the gradients are not zero (at 0.1 they need not be); they are the same for all "
        "units of a layer",
        "C": "descent is deterministic: two units with equal weights get equal gradients, and "
        "nothing ever tells them apart",
        "D": "the examples differ, but every unit of a layer sees all of them in the same way",
    },
    mistakes={"B": "zero-gradient", "C": "descent-separates", "D": "data-separates"},
    lecture=_lecture("A ladder of initialisations"),
)

LEARNING_RATE = Question(
    about="a larger learning rate against a vanishing gradient",
    answer="C",
    options={
        "A": "it would scale the lowest layer's step as wished, and the top layer's by 1e8 as "
        "well: that layer diverges at once",
        "B": "the size matters: a step is the learning rate times the gradient",
        "C": "one learning rate serves all layers, and their gradients differ by eight powers of "
        "ten: what moves the lowest layer blows up the top one",
        "D": "a hundred million times as many steps would be needed, and the upper layers would "
        "not wait for the lower ones",
    },
    mistakes={"A": "top-layer-forgotten", "B": "size-ignored"},
    lecture=_lecture("The same net, trained or not"),
)
