# right: exact fractions in a set
from fractions import Fraction


def count_linear_regions(W1, b1, x_min, x_max):
    places = set()
    for w, b in zip(W1[0], b1[0]):
        if w:
            place = -Fraction(b) / Fraction(w)
            if x_min < float(place) < x_max:
                places.add(float(place))
    return len(places) + 1
