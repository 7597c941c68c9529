"""Results that belong to no indicator, in words."""

from collections.abc import Iterable, Iterator

from pgdecl.compare.matching import Like
from pgdecl.i18n.language import Language
from pgdecl.report.comparison.wording import name_of, phrase, placed_name


def unmatched_results(unmatched: Iterable[Like], language: Language) -> Iterator[str]:
    """A line for each, with a guess which indicator was meant; goals that do not exist, once each."""
    unknown_goals: dict[str, None] = {}
    for like in unmatched:
        result = like.result
        name = placed_name(result.level1, result.level2, result.indicator.name, language)
        if result.goal is None:
            unknown_goals[(result.goal_name or "").strip()] = None
        elif like.row is None:
            yield phrase("result-left", language, name=name)
        else:
            yield phrase("result-like", language, name=name, other=name_of(like.row, language))
    for goal in unknown_goals:
        yield phrase("result-goal", language, goal=goal)
