"""What is known of one target beside what was reached."""

from fractions import Fraction
from typing import NamedTuple

from pgdecl.compare.explanation import ExplanationStep
from pgdecl.compare.measured import Obstacle


class Judgement(NamedTuple):
    """Whether a target was reached, and how far.

    `achieved` is None where that cannot be told: `obstacle` says why, or the last of the steps does.
    `rate` is the completion rate, 1 for 100 %, None where there is none to give. `part` is the part
    of the points that this is before a scheme looks at it, from 0 to 1, None where it is not to be scored.
    `graded` says that the part lies in a band of attainment, so that no pass line holds; `percentage` is
    the actual value in percent where it is a share.
    """

    achieved: bool | None = None
    rate: Fraction | None = None
    part: Fraction | None = None
    steps: tuple[ExplanationStep, ...] = ()
    obstacle: Obstacle | None = None
    graded: bool = False
    percentage: Fraction | None = None
