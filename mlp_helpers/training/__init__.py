"""Train small models on tensors in memory: the lecture's loop without the data loader.

Slides: rows G4 to G7. A ``DataLoader`` decodes one image at a time; the same model on tensors
(`mlp_helpers.data.as_tensors`) trains about ten times as fast, and that is what the experiments
of the course need.
"""

from mlp_helpers.training.fit import accuracy, fit
from mlp_helpers.training.history import History
from mlp_helpers.training.models import mlp

__all__ = ["History", "accuracy", "fit", "mlp"]
