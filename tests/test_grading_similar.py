"""Which answers are found nearly identical between students, and which are not."""

from collections.abc import Mapping
from itertools import combinations, groupby
from pathlib import Path

import nbformat
import pytest

from mlp_helpers.grading import similar
from mlp_helpers.grading.class_page import write_report
from mlp_helpers.grading.notebooks import LECTURES, RELEASE, SOURCE
from tests.support.bank import Answer, answers
from tests.support.classroom import ASSIGNMENT, filled, grade, pair, read_class, square
from tests.support.scratch import ROOT

SOLUTION = """\
def hull(points):
    points = sorted(set(points))
    lower, upper = [], []
    for chain, way in ((lower, points), (upper, reversed(points))):
        for point in way:
            while len(chain) > 1 and turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
    return lower[:-1] + upper[:-1]
"""
OWN = """\
def hull(points):
    # Ann's gift wrapping
    start = min(points)
    found, here = [], start
    while not found or here != start:
        found.append(here)
        there = points[0]
        for other in points[1:]:
            if there == here or turn(here, there, other) < 0:
                there = other
        here = there
    return found
"""
RENAMED = """\
def hull(pts):
    s = min(pts)   # the leftmost


    res, cur = [], s
    while not res or cur != s:
        res.append(cur)
        nxt = pts[0]
        for p in pts[1:]:
            if nxt == cur or turn(cur, nxt, p) < 0:
                nxt = p
        cur = nxt
    return res
"""
ANOTHER_WAY = """\
def hull(points):
    corners = {a for a in points for b in points if a != b and outside(a, b, points)}
    center = np.mean(list(corners), axis=0)
    angles = {p: np.arctan2(p[1] - center[1], p[0] - center[0]) for p in corners}
    return sorted(corners, key=angles.get)

def outside(a, b, points):
    return all(turn(a, b, c) >= 0 for c in points)
"""
SHORT = "def pair():\n    return 4, 2"


@pytest.fixture
def course(empty: Path) -> Path:
    """Return a course whose assignment has an exercise to be answered in many ways."""
    (path,) = (empty / SOURCE).glob("*/*.ipynb")
    nbformat.write(filled(SOLUTION, square(), SHORT, pair()), path)
    return empty


def found_in(course: Path, first: Mapping[str, str], second: Mapping[str, str] = {}) -> list[str]:
    """Hand in answers to the exercises, and say who are alike in which, and how often else."""
    for student, answer in first.items():
        grade(course, student, filled(answer, square(), second.get(student, SHORT), pair()))
    given = similar.given(course, [ASSIGNMENT])
    return [
        f"{each.exercise.name}: {' '.join(attempt.student for attempt in each.attempts)}"
        + f" +{each.elsewhere}" * bool(each.elsewhere)
        for each in similar.alike(given, read_class(course).values())
    ]


def test_a_copy_with_renamed_variables_is_found(course: Path) -> None:
    first = {"ann": OWN, "bob": ANOTHER_WAY, "cem": RENAMED}
    assert found_in(course, first) == ["07/square: ann cem"]


def test_two_answers_of_their_own_are_not(course: Path) -> None:
    assert found_in(course, {"ann": OWN, "bob": ANOTHER_WAY, "cem": SOLUTION}) == []


def test_an_answer_may_be_changed_a_little_and_not_a_lot(course: Path) -> None:
    little = RENAMED.replace("min(pts)", "max(pts)")
    lot = little.replace("pts[0]", "pts[-1]").replace("< 0", ">= 0").replace("or cur", "and cur")
    found = found_in(course, {"ann": OWN, "bob": little, "cem": lot.replace("append", "add")})
    assert found == ["07/square: ann bob"]


def test_what_the_solution_has_is_nobodys_own(course: Path) -> None:
    renamed = SOLUTION.replace("chain", "stack").replace("point", "p")
    assert found_in(course, {"ann": SOLUTION, "bob": renamed}) == []


@pytest.mark.parametrize("place", [f"{RELEASE}/{ASSIGNMENT}/hull.ipynb", "course/07_scratch.ipynb"])
def test_what_the_release_or_the_lecture_has_is_nobodys_own(course: Path, place: str) -> None:
    assert LECTURES == "course"
    (course / place).parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(filled(OWN, [], SHORT, []), course / place)
    assert found_in(course, {"ann": OWN, "bob": RENAMED}) == []


@pytest.mark.parametrize(("many", "expected"), [(similar.COMMON, 1), (similar.COMMON + 1, 0)])
def test_what_many_wrote_tells_nothing(course: Path, many: int, expected: int) -> None:
    assert len(found_in(course, {f"student{number}": OWN for number in range(many)})) == expected


def test_students_who_are_alike_elsewhere_come_first(course: Path) -> None:
    first = {"ann": OWN, "bob": OWN, "cem": ANOTHER_WAY, "dan": ANOTHER_WAY}
    found = found_in(course, first, {"cem": OWN, "dan": RENAMED})
    assert found == ["07/pair: cem dan +1", "07/square: cem dan +1", "07/square: ann bob"]


def test_code_is_read_as_text_and_need_not_be_valid(course: Path, tmp_path: Path) -> None:
    proof = tmp_path / "was-run"
    broken = f"open({str(proof)!r}, 'w')\n{OWN}\nreturn 'no end\nx = '''never ends {{(\n" + "\\"
    assert found_in(course, {"ann": broken, "bob": broken}) == ["07/square: ann bob"]
    assert not proof.exists()


def test_a_name_that_nobody_chooses_stays() -> None:
    sums, means = (f"total = values.{name}(axis=0)" for name in ("sum", "mean"))
    assert not similar.passages(sums) & similar.passages(means)
    assert similar.passages(sums) == similar.passages("s=x.sum( axis=0 )  # mine")
    assert similar.passages('a = f(b"x", 1, "it\'s")') == similar.passages("a = f('', 1, r'y')")


def test_right_answers_written_in_different_ways_are_hardly_ever_alike() -> None:
    def key(answer: Answer) -> tuple[str, str]:
        return answer.assignment, answer.exercise

    given = similar.given(ROOT, {answer.assignment for answer in answers()})
    shares = []
    for (assignment, _), bank in groupby(answers(), key=key):
        right = [similar.passages(each.source) - given[assignment] for each in bank if each.right]
        told = [own for own in right if len(own) >= similar.LEAST]
        shares += [len(a & b) / max(len(a), len(b)) for a, b in combinations(told, 2)]
    assert len(shares) > 500
    assert sum(share >= similar.ALIKE for share in shares) < len(shares) / 200


def test_the_page_shows_them_where_asked_and_escapes_what_students_wrote(course: Path) -> None:
    own = OWN.replace("Ann's", "<b>Ann's")
    found_in(course, {"ann.lee": own, "<i>hal": RENAMED})
    plain, _ = write_report(course, names=True)
    assert "Nearly identical" not in plain.read_text("utf-8")
    page, table = write_report(course, names=True, similar=True)
    assert (page.name, table.name) == ("all-names-similar.html", "all-names.csv")
    text = page.read_text("utf-8")
    assert "&lt;i&gt;hal, ann.lee" in text and "&lt;b&gt;Ann" in text and "nxt = pts[0]" in text
    assert "<i>" not in text and "<b>" not in text
    page, _ = write_report(course, similar=True)
    text = page.read_text("utf-8")
    assert "student 01, student 02" in text and "nxt = pts[0]" in text
    assert "ann.lee" not in text and "Ann" not in text
