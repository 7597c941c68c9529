"""The words of `--fail-on`, and how often each of them occurred in a comparison."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pgdecl.compare.progress import Verdict
from pgdecl.compare.versions import ChangeKind, Versions
from pgdecl.scoring.results import Scored

RENAMED, MOVED, NOT_CARRIED = "renamed", "moved", "not-carried"
MISSED = "missed"
FAILURES = (
    *(verdict.value for verdict in Verdict if verdict not in (Verdict.ADVANCING, Verdict.REACHED)),
    *(kind.value for kind in ChangeKind if kind is not ChangeKind.UNCHANGED),
    RENAMED,
    MOVED,
    NOT_CARRIED,
    MISSED,
)
"""What a comparison can be made to fail on."""


def of_progress(verdicts: Iterable[Verdict]) -> Mapping[str, int]:
    """Those verdicts that can be failed on."""
    counts = Counter(verdicts)
    return {verdict.value: counts[verdict] for verdict in Verdict if verdict.value in FAILURES}


def of_versions(versions: Versions) -> Mapping[str, int]:
    """A likely new name counts as such, and as removed and added too: nobody has confirmed it."""
    kinds = Counter(row.kind for row in versions.rows)
    guesses = sum(row.pair.is_guess for row in versions.rows)
    counts = {kind.value: kinds[kind] for kind in ChangeKind if kind is not ChangeKind.UNCHANGED}
    counts[ChangeKind.REMOVED.value] += guesses
    counts[ChangeKind.ADDED.value] += guesses
    counts |= {RENAMED: guesses, MOVED: sum(row.pair.moved for row in versions.rows)}
    return counts | {NOT_CARRIED: sum(not history.is_consistent for history in versions.history)}


def of_results(scored: Scored) -> Mapping[str, int]:
    """Those that were missed, and those of which that cannot be told."""
    counts = Counter(row.achieved for row in scored.rows)
    return {MISSED: counts[False], Verdict.INCOMPARABLE.value: counts[None]}
