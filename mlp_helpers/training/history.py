"""What training measures."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

_STYLES = {  # Okabe and Ito's blue and vermilion, and a line style besides
    "training": {"color": "#0072B2", "linestyle": "-"},
    "test": {"color": "#D55E00", "linestyle": "--"},
}


@dataclass
class History:
    """What `fit` measured, one number per epoch in each list.

    Attributes
    ----------
    loss : list of float
        Mean training loss over the epoch, while the parameters were still moving.
    train_accuracy, test_accuracy : list of float
        Share of correct predictions in [0, 1], measured at the end of the epoch. Empty for
        regression; the second also without a test set.
    test_loss : list of float
        Loss on the test set at the end of the epoch; empty without a test set.
    """

    loss: list[float] = field(default_factory=list)
    train_accuracy: list[float] = field(default_factory=list)
    test_accuracy: list[float] = field(default_factory=list)
    test_loss: list[float] = field(default_factory=list)

    def plot(self, ax: Any) -> Any:
        """Draw the losses by epoch on a matplotlib axes, and return it.

        Parameters
        ----------
        ax : matplotlib.axes.Axes
            Where to draw. (Only its methods are used: training does not import matplotlib.)
        """
        return _draw(ax, "loss", training=self.loss, test=self.test_loss)

    def plot_accuracy(self, ax: Any) -> Any:
        """Draw the accuracies by epoch on a matplotlib axes, and return it."""
        curves = {"training": self.train_accuracy, "test": self.test_accuracy}
        return _draw(ax, "accuracy", **curves)

    def as_dict(self) -> dict[str, list[float]]:
        """Return the lists by name, as a checkpoint keeps them."""
        return asdict(self)


def _draw(ax: Any, what: str, **curves: list[float]) -> Any:
    for name, values in curves.items():
        if values:
            ax.plot(range(len(values)), values, label=name, **_STYLES[name])
    ax.set_xlabel("epoch")
    ax.set_ylabel(what)
    ax.legend()
    return ax
