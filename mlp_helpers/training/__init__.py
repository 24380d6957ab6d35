"""Train small models on tensors in memory: the lecture's loop without the data loader.

Slides: rows G4 to G7. A ``DataLoader`` over torchvision's data set decodes one image at a time,
which takes longer than to learn from them. The experiments of the course train on tensors in memory
(`mlp_helpers.data.as_tensors`).
"""

from mlp_helpers.training.fit import accuracy, fit
from mlp_helpers.training.history import History
from mlp_helpers.training.models import mlp

__all__ = ["History", "accuracy", "fit", "mlp"]
