"""Every rule, in the order of the codes. A new rule is one file and one line here."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pgdecl.rules import (
    all_alike,
    amounts,
    annual_beyond_long_term,
    annual_copies_long_term,
    approximate_word,
    at_least_everything,
    blanks_and_widths,
    cost_and_benefit_mixed,
    date_outside,
    direction_against_name,
    document_number,
    duplicate_indicator,
    duplicate_project,
    execution_as_goal,
    figure_in_name,
    goal_says_nothing,
    goal_without_indicator,
    header_contradiction,
    history_across_years,
    history_against_target,
    history_in_long_term,
    impossible_share,
    level_misfiled,
    level_missing,
    money_as_quantity,
    name_against_value,
    name_is_a_task,
    name_says_nothing,
    no_baseline,
    no_basis,
    odd_sign,
    pasted_residue,
    range_backwards,
    rate_as_quantity,
    satisfaction_misfiled,
    spreadsheet_artefact,
    status_word_as_value,
    template_text,
    timeliness_misfiled,
    two_in_one_row,
    ungradable_word,
    unit_against_name,
    unit_missing,
    unpaired_indicator,
    unreadable_value,
    value_in_basis,
    value_is_a_sentence,
    value_out_of_scale,
    value_repeats_name,
    weight_sum,
)
from pgdecl.rules.cross_file import CrossFileCheck
from pgdecl.rules.engine import Check
from pgdecl.rules.results import (
    all_met,
    copied_target,
    execution_amounts,
    far_above_target,
    fraction_for_percentage,
    missed_without_reason,
    other_declaration,
    own_points,
    points_sum,
    result_kind,
    unpaired_result,
)
from pgdecl.rules.rule import Rule

if TYPE_CHECKING:
    from pgdecl.finding import Finding
    from pgdecl.rules.results.view import ResultsView

MODULES = (
    template_text,
    status_word_as_value,
    value_in_basis,
    impossible_share,
    at_least_everything,
    direction_against_name,
    unit_missing,
    unit_against_name,
    odd_sign,
    spreadsheet_artefact,
    two_in_one_row,
    name_against_value,
    ungradable_word,
    no_baseline,
    approximate_word,
    blanks_and_widths,
    value_repeats_name,
    range_backwards,
    unreadable_value,
    value_is_a_sentence,
    name_is_a_task,
    figure_in_name,
    pasted_residue,
    name_says_nothing,
    satisfaction_misfiled,
    execution_as_goal,
    money_as_quantity,
    rate_as_quantity,
    timeliness_misfiled,
    cost_and_benefit_mixed,
    level_misfiled,
    level_missing,
    duplicate_indicator,
    goal_says_nothing,
    unpaired_indicator,
    annual_beyond_long_term,
    annual_copies_long_term,
    history_against_target,
    goal_without_indicator,
    all_alike,
    history_in_long_term,
    no_basis,
    value_out_of_scale,
    weight_sum,
    amounts,
    date_outside,
    document_number,
    header_contradiction,
)
"""The rules over one declaration."""

CHECKS: tuple[tuple[Rule, Check], ...] = tuple((module.RULE, module.check) for module in MODULES)
CROSS_FILE_MODULES = (duplicate_project, history_across_years)
"""The rules over the declarations of one project."""
CROSS_FILE_CHECKS: tuple[tuple[Rule, CrossFileCheck], ...] = tuple(
    (module.RULE, module.check) for module in CROSS_FILE_MODULES
)
RESULTS_MODULES = (
    copied_target,
    result_kind,
    fraction_for_percentage,
    missed_without_reason,
    own_points,
    points_sum,
    execution_amounts,
    all_met,
    far_above_target,
    unpaired_result,
    other_declaration,
)
"""The rules over results."""
RESULTS_CHECKS: tuple[tuple[Rule, "Callable[[ResultsView], Iterator[Finding]]"], ...] = tuple(
    (module.RULE, module.check) for module in RESULTS_MODULES
)
ALL_MODULES = (*MODULES, *CROSS_FILE_MODULES, *RESULTS_MODULES)
RULES: dict[str, Rule] = {module.RULE.code: module.RULE for module in ALL_MODULES}
"""All rules, by code."""
