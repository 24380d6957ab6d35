"""Typical mistakes of the exercise `backward_batch` of assignment 04."""

from __future__ import annotations

from mlp_helpers.checks.backpropagation.tools import ZEROS_HINT, mistake

_LOGITS = "Cross-entropy and softmax: ŷ − y"
_ROWS = "A batch, in rows, with biases"
_PAGE = "The page of conventions"
_HIDDEN = "Through the hidden layer"
_SECOND = "The output layer’s weights"
_ORDER = "Which order, which transpose?"
_V_CURVE = "How well does a difference quotient do?"

AUTOGRAD = mistake(
    "backward_batch/autograd",
    "automatic differentiation did the backward pass; write it out yourself",
    _ROWS,
)
READY_MADE = mistake(
    "backward_batch/ready-made",
    "a library's softmax or loss did the work; use your own, from the exercise before",
    _ROWS,
)
NO_DICT = mistake(
    "backward_batch/not-a-dict",
    "the four gradients come back in a dict, each under its name; here is no dict",
    _ROWS,
)
LEFT_ZERO = mistake(
    "backward_batch/left-zero",
    ZEROS_HINT,
    _ROWS,
)
LAMBDA_N_TIMES = mistake(
    "backward_batch/lambda-n-times",
    "λ is multiplied by n; J has the penalty once, beside the mean of the losses",
    _PAGE,
)
SIGNS_ADDED = mistake(
    "backward_batch/penalty-of-absolute-values",
    "λ is added with the sign of each weight, the slope of |w|; the penalty has squares",
    _PAGE,
)
OTHER_ACTIVATION = mistake(
    "backward_batch/other-activation",
    "H is computed again with another activation than tanh: the gradients are those of another net",
    _ROWS,
)
OTHER_SLOPE = mistake(
    "backward_batch/relu-slope", "this is the slope of a ReLU; the activation here is tanh", _HIDDEN
)
SOFTMAX_AXIS = mistake(
    "backward_batch/softmax-axis",
    "the softmax is divided by a sum over the batch; each row is one example, and sums to 1",
    _LOGITS,
)
EVERY_LABEL = mistake(
    "backward_batch/every-label-in-every-row",
    "`[:, y]` selects whole columns, in every row; each row has a label of its own",
    _LOGITS,
)
SLOPE_TOO = mistake(
    "backward_batch/slope-too",
    "ŷ − y is multiplied by the slope ŷ(1 − ŷ), which the logarithm has cancelled",
    _LOGITS,
)
NO_ENTRY = mistake(
    "backward_batch/entry-missing",
    "one of the four gradients is missing, or goes by another name than asked for",
    _ROWS,
)
ONE_EXAMPLE = mistake(
    "backward_batch/one-example-only",
    "only one example of the batch contributes; the gradients of all of them add up",
    _ROWS,
)
SOFTMAX_MISSING = mistake(
    "backward_batch/softmax-missing",
    "logits stand where probabilities belong: the softmax is missing",
    _LOGITS,
)
TARGET_MISSING = mistake(
    "backward_batch/target-missing", "these are the probabilities; the labels do not enter", _LOGITS
)
INEXACT = mistake(
    "backward_batch/difference-quotient",
    "formulas in float64 give 15 digits; this looks like a difference quotient, or like float32",
    _V_CURVE,
)
CHANGED = mistake(
    "backward_batch/input-changed",
    "what was handed over is not the same afterwards, as after a `*=`; compute into new arrays",
    _ROWS,
)
SIGN = mistake(
    "backward_batch/sign",
    "the signal has the wrong sign: a step against it would make the right class less likely",
    _LOGITS,
)
N_MISSING = mistake(
    "backward_batch/n-missing",
    "J has the mean of the losses, and this is the gradient of their sum",
    _PAGE,
)
N_TWICE = mistake(
    "backward_batch/n-twice",
    "the signal is divided by n twice: once is enough, at its start",
    _PAGE,
)
LAMBDA_MISSING = mistake(
    "backward_batch/lambda-missing",
    "W reaches J on two paths, and the one through the penalty is missing",
    _SECOND,
)
LAMBDA_ONE_LAYER = mistake(
    "backward_batch/lambda-one-layer",
    "the penalty counts the weights of both layers, and only one gradient has its share",
    _SECOND,
)
LAMBDA_DOUBLED = mistake(
    "backward_batch/lambda-doubled",
    "the penalty's gradient is twice too large: the ½ in λ/2 cancels the 2 of the square",
    _PAGE,
)
LAMBDA_HALVED = mistake(
    "backward_batch/lambda-halved", "the penalty's gradient is half of what it should be", _PAGE
)
LAMBDA_AVERAGED = mistake(
    "backward_batch/lambda-averaged",
    "λ is divided by n; here only the losses are averaged, the penalty is added once",
    _PAGE,
)
PENALTY_ITSELF = mistake(
    "backward_batch/penalty-not-differentiated",
    "the penalty, a norm or squared weights were added; its slope at each weight is asked for",
    _PAGE,
)
LAMBDA_ON_BIAS = mistake(
    "backward_batch/lambda-on-biases", "the penalty counts the weights only, not the biases", _PAGE
)
Z_FOR_H = mistake(
    "backward_batch/z-for-h", "Z stands where H belongs, the values after the activation", _SECOND
)
COLUMN_LAYOUT = mistake(
    "backward_batch/column-layout",
    "this is the gradient of the other layout, transposed: a gradient has its parameter's shape",
    _PAGE,
)
W2_NOT_TRANSPOSED = mistake(
    "backward_batch/W2-not-transposed",
    "on the way back W2 maps from q numbers to h numbers; as it stands it does the opposite",
    _ORDER,
)
DERIVATIVE_AT_H = mistake(
    "backward_batch/derivative-at-h",
    "this is φ'(H): the slope was taken where tanh was already applied, and not at Z",
    _HIDDEN,
)
PHI_FOR_DERIVATIVE = mistake(
    "backward_batch/phi-for-derivative", "φ itself stands where its derivative φ' belongs", _HIDDEN
)
DERIVATIVE_MISSING = mistake(
    "backward_batch/derivative-missing", "the activation was passed without its slope", _HIDDEN
)
LAMBDA_SIGN = mistake(
    "backward_batch/lambda-sign",
    "the penalty's share has the wrong sign: the penalty grows with a positive weight",
    _PAGE,
)
LAMBDA_ALONE = mistake(
    "backward_batch/lambda-without-weights",
    "λ itself was added; the penalty pulls at each weight in proportion to that weight",
    _PAGE,
)
ACTIVATION_MISSING = mistake(
    "backward_batch/activation-missing",
    "tanh is missing where H is computed again: the gradients are those of another net",
    _ROWS,
)
DIFFERENCE_SQUARED = mistake(
    "backward_batch/difference-squared",
    "this is (1 − H)²; the slope is 1 − H²: only H is squared",
    _HIDDEN,
)
SIGMOID_SLOPE = mistake(
    "backward_batch/sigmoid-slope",
    "H(1 − H) is the slope of a sigmoid; the activation here is tanh",
    _HIDDEN,
)
SLOPE_OF_Z = mistake(
    "backward_batch/z-squared",
    "the slope of tanh has the square of tanh(Z) in it, not of Z",
    _HIDDEN,
)
GRADIENT_FOR_W2 = mistake(
    "backward_batch/gradient-for-W2",
    "the way back to H goes through W2 itself; here it goes through the gradient by W2",
    _HIDDEN,
)
BIAS_WRONG_AXIS = mistake(
    "backward_batch/bias-other-axis",
    "this leaves one number for each example; a bias has one for each unit: add up the other axis",
    _ROWS,
)
BIAS_ONE_NUMBER = mistake(
    "backward_batch/bias-one-number",
    "the whole signal is added up to one number; each unit has a bias of its own",
    _ROWS,
)
BIAS_MEAN = mistake(
    "backward_batch/bias-averaged",
    "the rows of the signal are averaged; its 1/n is in them already, so they add up",
    _ROWS,
)
BIAS_NOT_SUMMED = mistake(
    "backward_batch/bias-not-summed",
    "there is one row for each example; all of them use the same bias, so they add up",
    _ROWS,
)
BIAS_FLAT = mistake(
    "backward_batch/bias-flat",
    "the numbers are right, but a bias is a row (1, h): keep the axis when summing",
    _ROWS,
)

BIAS_FORGOTTEN = mistake(
    "backward_batch/bias-forgotten",
    "a bias is missing where Z or O is computed again; the signal then starts from another net",
    _ROWS,
)
OUTPUT_ACTIVATION = mistake(
    "backward_batch/activation-on-output", "no activation goes over the logits O", _ROWS
)
BIAS_N_TIMES = mistake(
    "backward_batch/bias-n-times",
    "this is n times too large: the mean's 1/n is in the signal, and was lost on the way",
    _ROWS,
)

RAISING = (W2_NOT_TRANSPOSED, COLUMN_LAYOUT)
"""Mistakes that end in an exception, unless all sizes are the same."""
