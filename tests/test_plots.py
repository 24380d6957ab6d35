"""Drawing without a screen: what is on the axes, and what a notebook is given."""

import io
from itertools import combinations, pairwise

import matplotlib
import numpy as np
import pytest
import torch
from matplotlib import pyplot as plt
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle
from PIL import Image

from mlp_helpers import ArgumentError, plots


@pytest.fixture(autouse=True)
def agg():
    """Draw without a screen, and leave no figure and no setting behind."""
    matplotlib.use("Agg")
    with matplotlib.rc_context():
        yield
    plt.close("all")


@pytest.fixture
def displayed(monkeypatch):
    """Collect what is displayed: a list of (data, metadata)."""
    outputs = []
    monkeypatch.setattr(
        "IPython.display.display",
        lambda data, raw, metadata: outputs.append((data, metadata)),
    )
    return outputs


def test_the_first_35_lines_differ_and_neighbours_differ_in_both():
    styles = [plots.line_style(i) for i in range(35)]
    assert len({(style["color"], str(style["linestyle"])) for style in styles}) == 35
    for one, next_one in pairwise(styles):
        assert one["color"] != next_one["color"]
        assert one["linestyle"] != next_one["linestyle"]
    with pytest.raises(ArgumentError, match="got -1"):
        plots.line_style(-1)


def luminance(color):
    """Return the relative luminance as WCAG 2 defines it."""
    channels = np.array(to_rgb(color))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def test_lines_stand_out_from_white():
    for color in plots.LINE_COLORS:
        assert 1.05 / (luminance(color) + 0.05) > 2


def test_the_colours_are_okabe_and_itos():
    assert set(plots.LINE_COLORS) < set(plots.OKABE_ITO.values())
    assert len(set(plots.OKABE_ITO.values())) == 8
    for one, other in combinations(plots.OKABE_ITO.values(), 2):
        assert np.linalg.norm(np.subtract(to_rgb(one), to_rgb(other))) > 0.2


def test_use_style_gives_unnamed_lines_a_style_of_their_own():
    plots.use_style()
    _, ax = plt.subplots()
    for i in range(3):
        (line,) = ax.plot([0, 1])
        assert line.get_color() == plots.line_style(i)["color"]
    assert [line.get_linestyle() for line in ax.lines] == ["-", "--", "-."]


def test_show_gives_image_and_words(displayed):
    fig, _ = plt.subplots(figsize=(3, 2))
    plots.show(fig, alt="A rising\n    line, <b> & more.")
    (image, about), (words, _) = displayed
    alt = "A rising line, <b> & more."
    assert about == {"image/png": {"alt": alt, "width": 300, "height": 200}}
    assert image["text/plain"] == f"Figure:\n{alt}"
    assert Image.open(io.BytesIO(image["image/png"])).size == (450, 300)
    assert "A rising line, &lt;b&gt; &amp; more." in words["text/html"]
    assert not plt.fignum_exists(fig.number)


def test_show_gives_the_same_bytes_each_time(displayed):
    for _ in range(2):
        fig, ax = plt.subplots()
        ax.plot([0, 1, 0])
        plots.show(fig, alt="A roof.")
    assert displayed[0] == displayed[2]


def test_show_draws_what_savefig_draws(displayed):
    plots.use_style()
    fig, axes = plt.subplots(1, 2, sharey=True)
    axes[0].plot([0, 1, 0], label="a roof")
    axes[1].semilogx([1, 10, 100], [3, 1, 2])
    axes[0].set(xlabel="x", ylabel="y", title="A title")
    fig.legend(loc="outside upper center")
    expected = io.BytesIO()
    fig.savefig(expected, dpi=150)
    plots.show(fig, alt="A roof.")
    shown, wanted = (
        np.asarray(Image.open(png).convert("RGB"), dtype=int)
        for png in (io.BytesIO(displayed[0][0]["image/png"]), expected)
    )
    assert np.abs(shown - wanted).max() < 20  # fewer colours, each in its place
    assert (shown != wanted).any(axis=2).mean() < 0.02


@pytest.mark.parametrize("alt", ["", "  \n "])
def test_show_insists_on_words(displayed, alt):
    fig, _ = plt.subplots()
    with pytest.raises(ArgumentError, match="alt must say in words"):
        plots.show(fig, alt=alt)
    assert displayed == []


def test_show_displays_in_ipython(capsys):
    fig, _ = plt.subplots()
    plots.show(fig, alt="Nothing yet.")  # outside a notebook: the plain text
    assert "Nothing yet." in capsys.readouterr().out


@pytest.mark.parametrize("draw", [plots.draw_loss, plots.draw_accuracy])
def test_curves_are_drawn_by_epoch_with_labels(draw):
    _, ax = plt.subplots()
    assert draw(ax, {"training": [0.9, 0.5, 0.4], "test": [1.0, 0.6, 0.7]}) is ax
    assert [line.get_label() for line in ax.lines] == ["training", "test"]
    assert list(ax.lines[1].get_xdata()) == [0, 1, 2]
    assert list(ax.lines[1].get_ydata()) == [1.0, 0.6, 0.7]
    assert ax.lines[0].get_linestyle() != ax.lines[1].get_linestyle()
    assert ax.get_xlabel() == "epoch"
    assert ax.get_ylabel()
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["training", "test"]


def test_loss_starts_at_zero_or_is_logarithmic():
    _, (left, right) = plt.subplots(1, 2)
    assert plots.draw_loss(left, {"a": [2.0, 1.0]}).get_ylim()[0] == 0
    assert plots.draw_loss(right, {"a": [2.0, 1.0]}, log=True).get_yscale() == "log"


@pytest.mark.parametrize("curves", [{}, {"training": []}])
def test_curves_refuse_emptiness(curves):
    _, ax = plt.subplots()
    with pytest.raises(ArgumentError, match="a value per epoch"):
        plots.draw_loss(ax, curves)


@pytest.mark.parametrize("shape", [(28, 28), (784,), (1, 28, 28)])
def test_a_digit_is_drawn_upright_from_any_shape(shape):
    _, ax = plt.subplots()
    image = torch.arange(784.0).reshape(shape)
    assert plots.draw_digit(ax, image, "Pred:3, Label:5", wrong=True) is ax
    np.testing.assert_array_equal(ax.images[0].get_array(), np.arange(784).reshape(28, 28))
    assert ax.get_title() == "Pred:3, Label:5"
    assert all(spine.get_visible() for spine in ax.spines.values())


def test_a_right_prediction_has_no_frame():
    _, ax = plt.subplots()
    plots.draw_digit(ax, np.zeros(784))
    assert not any(spine.get_visible() for spine in ax.spines.values())


def test_a_digit_must_have_784_pixels():
    _, ax = plt.subplots()
    with pytest.raises(ArgumentError, match=r"784 numbers, got shape \(2, 784\)"):
        plots.draw_digit(ax, np.zeros((2, 784)))


def test_digits_fill_the_grid_row_by_row():
    _, axes = plt.subplots(2, 2)
    images = torch.arange(3.0)[:, None].expand(3, 784)
    assert plots.draw_digits(axes, images, ["a", "b", "c"], [False, True, False]) is axes
    assert [ax.get_title() for ax in axes.flat] == ["a", "b", "c", ""]
    assert [ax.images[0].get_array()[0, 0] for ax in axes.flat[:3]] == [0, 1, 2]
    assert [ax.spines["top"].get_visible() for ax in axes.flat[:3]] == [False, True, False]
    assert not axes[1, 1].axison


def test_digits_must_fit():
    _, axes = plt.subplots(1, 2)
    with pytest.raises(ArgumentError, match="got 3 images"):
        plots.draw_digits(axes, torch.zeros(3, 784))
    with pytest.raises(ArgumentError, match="2 images, 1 titles"):
        plots.draw_digits(axes, torch.zeros(2, 784), ["one"])


def test_probabilities_mark_prediction_and_truth():
    _, ax = plt.subplots()
    p = torch.tensor([0.0, 0.1, 0.0, 0.7, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0], requires_grad=True)
    assert plots.draw_probabilities(ax, p, label=4) is ax
    assert [bar.get_height() for bar in ax.patches if isinstance(bar, Rectangle)] == pytest.approx(
        p.tolist()
    )
    assert [i for i, bar in enumerate(ax.patches) if bar.get_hatch()] == [4]
    assert ax.patches[3].get_facecolor()[:3] == to_rgb(plots.OKABE_ITO["vermillion"])
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("class", "probability")
    assert [patch.get_label() for patch in plots.probability_legend()] == [
        "predicted class",
        "true class",
    ]


def test_weights_share_one_colour_scale_around_zero():
    fig, axes = plt.subplots(1, 3)
    weights = torch.nn.Linear(784, 2).weight
    with torch.no_grad():
        weights[1, 5] = -4
    assert plots.draw_weights(axes, weights, label="w") is axes
    assert [ax.images[0].get_clim() for ax in axes[:2]] == [(-4, 4)] * 2
    assert fig.axes[-1].get_ylabel() == "w"


def test_network_has_a_circle_per_unit_and_dots_where_there_are_too_many():
    _, ax = plt.subplots()
    assert plots.draw_network(ax, (3, 4, 2), arrows=("one", "two")) is ax
    assert [len(np.asarray(c.get_offsets())) for c in ax.collections] == [3, 4, 2]
    assert len(ax.lines) == 3 * 4 + 4 * 2
    assert {"3", "4", "2", "one", "two"} == {text.get_text() for text in ax.texts}
    _, ax = plt.subplots()
    plots.draw_network(ax, (784, 10), shown=7)
    assert [len(np.asarray(c.get_offsets())) for c in ax.collections] == [6, 3, 6, 3]


def test_network_refuses_names_that_do_not_fit():
    _, ax = plt.subplots()
    with pytest.raises(ArgumentError, match="3 layers, 2 names, 2 texts"):
        plots.draw_network(ax, (3, 4, 2), names=("a", "b"))
