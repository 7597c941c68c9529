"""How alike names are, and that the work grows with their number, not with its square."""

from collections.abc import Callable
from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pgdecl.analysis import likeness as module
from pgdecl.analysis.likeness import FEW, LIKE, LONGEST, Names, guesses, likeness

NAME = st.text("新建改公厕数量座", min_size=1, max_size=8)
NAMES = st.lists(NAME, max_size=6)


def renamed(count: int) -> tuple[list[str], list[str]]:
    """Names as they are numbered in a form, all of them changed."""
    numbers = [f"{number:04}" for number in range(count)]
    return [f"第{n}处公厕建成数量" for n in numbers], [f"第{n}处公厕新建个数" for n in numbers]


@given(NAME, NAME)
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert (likeness(one, other) == 1) == (one == other)


def test_only_the_beginnings_of_long_names_are_compared() -> None:
    beginning = "甲" * LONGEST
    assert likeness(beginning + "乙" * 4000, beginning + "丙" * 4000) == 0.99
    assert likeness("乙" + beginning * 60, "丙" + beginning * 60) == pytest.approx(1 - 1 / LONGEST)


@settings(max_examples=200)
@given(NAMES, NAMES)
def test_guesses_at_few_names_are_the_best_of_all_pairs(left: list[str], right: list[str]) -> None:
    pairs = [
        (-likeness(one, other), sorted((one, other)), i + j, i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
    ]
    expected: list[tuple[int, int, float]] = []
    for negative, _, _, i, j in sorted(pairs):
        if -negative >= LIKE and not any(i == a or j == b for a, b, _ in expected):
            expected.append((i, j, -negative))
    assert list(guesses(left, right)) == expected


def test_every_renamed_indicator_of_many_is_found() -> None:
    left, right = renamed(400)
    assert sorted((guess.left, guess.right) for guess in guesses(left, right)) == [(n, n) for n in range(400)]
    assert [Names(right).closest(name) for name in left[:50]] == list(range(50))


def test_all_of_few_names_are_compared_and_some_of_many() -> None:
    names = [f"示范{number}" for number in range(FEW + 1)]
    assert list(Names(names[:FEW]).candidates("资金到位率")) == list(range(FEW))
    assert list(Names(names).candidates("资金到位率")) == []


def test_without_any_name_that_is_alike_there_is_no_guess() -> None:
    names = [f"示范{number}" for number in range(FEW + 1)]
    assert Names(names).closest("资金到位率") is None
    assert Names([]).closest("资金到位率") is None
    assert list(guesses(["资金到位率"], names)) == []


@pytest.mark.parametrize("pair", [("甲乙丙丁", "丁丙乙甲"), ("甲甲", "甲甲"), ("甲", "甲甲甲")])
def test_work_grows_with_the_number_of_names(pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def counting(name: str) -> None:
        function = getattr(module, name)

        def counted(one: str, other: str) -> float:
            calls.append(name)
            return function(one, other)  # type: ignore[no-any-return]  # both give a float

        monkeypatch.setattr(module, name, counted)

    counting("likeness")
    counting("_likeness_bound")
    counts = []
    for count in (200, 400):
        calls.clear()
        left, right = renamed(count)
        list(guesses([name + pair[0] for name in left], [name + pair[1] for name in right]))
        counts.append(len(calls))
    assert counts[1] < 2.2 * counts[0]


def test_names_looked_at_grow_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []

    def largest(count: int, scores: dict[int, float], key: Callable[[int], object]) -> list[int]:
        looked_at.append(len(scores))
        return sorted(scores, key=key, reverse=True)[:count]  # type: ignore[arg-type]

    monkeypatch.setattr(module, "nlargest", largest)
    sums = []
    for count in (400, 1200):
        looked_at.clear()
        left, right = renamed(count)
        names = Names(right)
        for name in left:
            names.candidates(name)
        sums.append(sum(looked_at))
    # Three times the names; looking at all names would be nine times the work.
    assert 0 < sums[1] < 6 * sums[0]


def test_measured_by_the_usual_library() -> None:
    assert (
        likeness("新建公厕数量", "新建公厕座数")
        == SequenceMatcher(None, "新建公厕座数", "新建公厕数量").ratio()
    )
