"""How points come about, in words."""

from collections.abc import Iterable
from decimal import Decimal

from pgdecl.compare.explanation import ExplanationStep
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report.comparison.wording import exact, number


def explained(steps: Iterable[ExplanationStep], language: Language) -> str:
    """All steps in words, in one line."""
    return ("；" if language == "zh" else "; ").join(step_text(step, language) for step in steps)


def step_text(step: ExplanationStep, language: Language) -> str:
    """A step in words, its numbers with as many decimals as its words ask for."""
    return words("steps", step.kind.value, language, *map(_StepNumber, step.values))


class _StepNumber(Decimal):
    """A number of a step, as it goes into the words."""

    def __format__(self, how: str) -> str:  # type: ignore[override]  # of a format only the words here are known
        """With two decimals, or with all that matter."""
        return exact(self) if how == "exact" else number(self)
