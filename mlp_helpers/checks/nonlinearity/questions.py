"""Questions of assignment 01, each answered by running a cell of the notebook."""

from __future__ import annotations

from mlp_helpers.checks.core.questions import Question

NARROW = Question(
    about="affine layers through a narrow hidden layer",
    answer="C",
    options={
        "A": "two layers, but W1 @ W2 is one matrix and b1 @ W2 + b2 one row: no map is gained",
        "B": "the layers do collapse into one affine map, but not every affine map can be reached: "
        "W1 @ W2 has rank 2 at most, and a 10 x 10 matrix may have rank 10",
        "C": "each of its maps is affine, with a matrix of rank 2 at most: only two numbers per "
        "example get through the hidden layer",
        "D": "nothing bends as long as each layer is affine: a straight line stays one",
    },
    mistakes={"A": "depth-for-power", "B": "rank-overlooked", "D": "depth-bends"},
    lecture="course/01_nonlinearity.ipynb, “Affine layers collapse”",
)

SCALED = Question(
    about="a hidden layer scaled by 3",
    answer="B",
    options={
        "A": "each piece gets three times as steep, but no new kink appears",
        "B": "w x + b = 0 and 3 w x + 3 b = 0 have the same solution: no kink moves, and "
        "ReLU(3z) = 3 ReLU(z) only makes each piece steeper",
        "C": "the kinks would move outwards, and could leave the interval, if only b1 was scaled",
        "D": "the kinks would move towards 0 if only W1 was scaled; the count could change then",
    },
    mistakes={"A": "steeper-is-more", "C": "bias-alone-scaled", "D": "weight-alone-scaled"},
    lecture="course/01_nonlinearity.ipynb, “Linear regions, counted”",
)
