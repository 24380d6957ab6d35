"""What is asked of the student's process, and why a lie about it gains nothing.

This is all that a check may ask: each operation has a line here, which a test holds.
"""

from __future__ import annotations

from collections.abc import Mapping

_SHOWN = "it is for the reader of the report, or names a mistake; no point depends on it"
_MADE = "what is made of it shows in answers only, and these are compared with the judge's own"
_ANSWER = "it is an answer to inputs drawn for this run, compared with what the judge computes"
_ASKED = "it says what was handed in; who can say the right thing has handed in the right thing"

GAINS_NOTHING: Mapping[str, str] = {
    "activations.elementwise:call_by_name": _ANSWER,
    "core.executor:call": _ANSWER,
    "core.executor:value": _ASKED,
    "core.faults:arrays_at_fault": _SHOWN,
    "core.faults:values_at_fault": _ANSWER,
    "core.generators:build_generator": _MADE,
    "core.stubs:stubs_in": _SHOWN,
    "core.stubs:error_in_cell": _SHOWN,
    "core.trial:try_example": _SHOWN,
    "core.torch_objects:build_model": _MADE,
    "core.torch_objects:build_device": _MADE,
    "core.torch_objects:build_optimizer": _MADE,
    "core.torch_objects:parameters": "they are compared with what the judge computes, or with the "
    "spread that they should have",
    "core.torch_objects:parameter_shapes": _ASKED,
    "core.torch_objects:gradients": _SHOWN,
    "core.torch_objects:is_blank": _SHOWN,
    "core.torch_objects:read_epoch": "the digits that came are compared with the judge's own set",
    "mlp_in_pytorch.data_iterators:kind_of_loader": _SHOWN,
    "mlp_in_pytorch.func_eval:build_stand_in": "the net is the judge's; what its stand-in does "
    "are messages, and whoever sends the right ones has called it rightly",
    "mlp_in_pytorch.deep_net:run_net": "the judge reads other digits with the net's "
    "weights, and the scores have to say the same; what happens between the layers may be any rule "
    "from one number to another, and behind the last in training, which is over: what reads the "
    "digits are the weights all the same",
    "mlp_in_pytorch.func_eval:build_elsewhere": _MADE,
    "mlp_in_pytorch.func_eval:devices": _SHOWN,
    "mlp_in_pytorch.loss_and_optimizer:kind_of": _SHOWN,
    "mlp_in_pytorch.loss_and_optimizer:can_be_called": _SHOWN,
    "mlp_in_pytorch.loss_and_optimizer:gradient_of": _ANSWER,
    "mlp_in_pytorch.loss_and_optimizer:settings": _SHOWN,
    "mlp_in_pytorch.loss_and_optimizer:fresh_steps": _ANSWER,
    "mlp_in_pytorch.model:run_with": _ANSWER,
    "mlp_in_pytorch.model:gradients_of_squares": _ANSWER,
    "mlp_in_pytorch.model:replaces_parameters": _SHOWN,
    "mlp_in_pytorch.train_step:build_weighted_loss": _MADE,
    "mlp_in_pytorch.train_step:build_hooked_net": _MADE,
    "mlp_in_pytorch.train_step:logits_now": _ANSWER,
    "mlp_in_pytorch.train_step:noticed": _SHOWN,
    "mlp_in_pytorch.train_step:leave_gradient": _MADE,
    "mlp_in_pytorch.train_keeping_best:build_net": _MADE,
    "mlp_in_pytorch.train_keeping_best:build_train_epoch": _MADE,
    "mlp_in_pytorch.train_keeping_best:build_val_loss": _MADE,
    "mlp_in_pytorch.train_keeping_best:noticed": _SHOWN,
    "mlp_in_pytorch.train_keeping_best:state_of": "it is compared with the numbers of the best "
    "epoch; who can say these knows which one it is",
    "mlp_in_pytorch.train_val_split:build_torch_generator": _MADE,
    "mlp_in_pytorch.trained:logits_for": _ANSWER,
}
"""By operation, below ``mlp_helpers.checks``, why a lie gains nothing."""
