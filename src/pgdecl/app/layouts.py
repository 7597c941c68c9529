"""The layout that a declaration names: what it requires, and what it lets the rules expect."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pgdecl.analysis.profile import FRAMES, Profile
from pgdecl.declaration.models import DEFAULT_LAYOUT, Declaration
from pgdecl.declaration.walk import goals_in, indicators_of
from pgdecl.finding import Finding, Location, Path
from pgdecl.i18n.catalogue import fault

if TYPE_CHECKING:
    from pgdecl.config.settings import Settings
    from pgdecl.forms.layout import Layout


def layout_of(declaration: Declaration, settings: "Settings") -> "Layout | None":
    """The layout that a declaration names; None for the default, which expects nothing, and if unknown."""
    name = declaration.layout
    if name in settings.layouts:
        return _of_file(settings.layouts[name])
    if name == DEFAULT_LAYOUT:
        return None
    from pgdecl.forms.named import names, official  # noqa: PLC0415 - most declarations use the default layout

    return official(name).layout if name in names() else None


@cache
def _of_file(path: str) -> "Layout | None":
    """The layout in a file; None if it cannot be used, which `render` says."""
    from pgdecl.files.reading import read_file  # noqa: PLC0415 - as above
    from pgdecl.forms.named import read_layout  # noqa: PLC0415 - as above

    try:
        document = read_layout(read_file(path))
    except OSError:
        return None
    return None if document.findings else document.content


def profile_for(layout: "Layout | None", profile: Profile) -> Profile:
    """What the rules expect: what is configured, else what the layout says."""
    if layout is None:
        return profile
    frame = int(layout.frame) if layout.frame.isdigit() and int(layout.frame) in FRAMES else None
    return profile._replace(
        frame=profile.frame or frame, weight_total=profile.weight_total or layout.weight_total
    )


def missing_fields(declaration: Declaration, layout: "Layout") -> Iterator[Finding]:
    """The fields that a layout requires and a declaration lacks; one of indicators is reported once."""
    from pgdecl.forms.content import Content  # noqa: PLC0415 - as above
    from pgdecl.forms.fields import form_fields, list_fields  # noqa: PLC0415 - as above

    of_form, of_indicators = form_fields(), list_fields("annual_goals")
    for name in layout.required:
        if name in of_form:
            field = of_form[name]
            places: list[Path] = (
                [] if field.file_text(Content(declaration)) else [_nearest(declaration, field.path)]
            )
        else:
            field = of_indicators[name]
            places = [
                placed.path
                for goal in goals_in(declaration, "annual_goals")
                for placed in indicators_of(goal)
                if not field.file_text(placed.indicator)
            ]
        if places:
            first, *others = (
                Location(path, at_key=isinstance(path[-1], str) if path else False) for path in places
            )
            yield fault("PG906", first, *others, key=field.label, layout=layout.name)


def _nearest(declaration: Declaration, path: Path) -> Path:
    """The path of the mapping that the field should be in; of the file where that is missing, too."""
    return path[:1] if len(path) > 1 and getattr(declaration, str(path[0]), None) is not None else ()
