"""Checks of assignment 03: the activation functions (C2 to C9), and deep networks made of them."""

from mlp_helpers.checks.activations.dead_units import dead_units
from mlp_helpers.checks.activations.diagnosis import diagnosis
from mlp_helpers.checks.activations.elu import elu
from mlp_helpers.checks.activations.gelu import gelu
from mlp_helpers.checks.activations.leaky_relu import leaky_relu
from mlp_helpers.checks.activations.mish import mish
from mlp_helpers.checks.activations.predict_dead import predict_dead
from mlp_helpers.checks.activations.predict_mish import predict_mish
from mlp_helpers.checks.activations.predict_saturation import predict_saturation
from mlp_helpers.checks.activations.predict_zero_centred import predict_zero_centred
from mlp_helpers.checks.activations.relu import relu
from mlp_helpers.checks.activations.rescale_layers import rescale_layers
from mlp_helpers.checks.activations.sigmoid import sigmoid
from mlp_helpers.checks.activations.swish import swish
from mlp_helpers.checks.activations.tanh import tanh
from mlp_helpers.checks.core.total import total_of

total = total_of(
    relu,
    dead_units,
    predict_dead,
    sigmoid,
    predict_saturation,
    predict_zero_centred,
    tanh,
    elu,
    leaky_relu,
    gelu,
    swish,
    mish,
    predict_mish,
    diagnosis,
    rescale_layers,
)
