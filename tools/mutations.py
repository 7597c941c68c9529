"""Small changes of Python code, each of which a test should notice: for tools/mutants.py."""

import ast
import os.path
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import NamedTuple

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
SEVERITIES = {"ERROR": "WARNING", "WARNING": "INFO", "INFO": "ERROR"}
FALSY = ("None", "False", "0", "''", "()", "[]", "{}")
NO_CODE = ("annotation", "returns", "type_params", "decorator_list", "bases")
SHOWN = 40


class Mutant(NamedTuple):
    """One change of a module: a node is replaced in a field of another one."""

    path: Path
    tree: ast.Module
    holder: ast.AST
    field: str
    position: int | None
    old: ast.AST
    new: ast.AST

    @property
    def line(self) -> int:
        """Where the change begins."""
        return int(getattr(self.old, "lineno", getattr(self.holder, "lineno", 0)))

    @property
    def change(self) -> str:
        """What is replaced and by what, without most of what stays the same."""
        old, new = (ast.unparse(node).split("\n")[0] for node in (self.old, self.new))
        start = max(len(os.path.commonprefix([old, new])) - SHOWN, 0)  # noqa: RUF071 - of characters
        end = max(len(os.path.commonprefix([old[::-1], new[::-1]])) - SHOWN, 0)  # noqa: RUF071
        return "  ->  ".join(text[start : len(text) - end] for text in (old, new))

    def code(self) -> CodeType:
        """The changed module, compiled; its tree stays changed."""
        ast.copy_location(self.new, self.old)
        if self.position is None:
            setattr(self.holder, self.field, self.new)
        else:
            getattr(self.holder, self.field)[self.position] = self.new
        return compile(ast.fix_missing_locations(self.tree), str(self.path), "exec")


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes: list[ast.AST] = [tree]
    for holder in nodes:
        for field, value in ast.iter_fields(holder):
            if field in NO_CODE or (isinstance(holder, ast.keyword) and holder.arg == "strict"):
                continue
            for position, old in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(old, ast.AST):
                    nodes.append(old)
                    for new in (*_statements(old), *_operations(old), *_values(old)):
                        yield Mutant(path, tree, holder, field, position, old, new)


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a statement or a slice."""
    match node:
        case ast.Expr(value=ast.Yield() | ast.YieldFrom() | ast.Call()) | ast.Continue() | ast.AugAssign():
            yield ast.Pass()
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) not in FALSY:
            yield ast.Return(ast.Constant(None))
        case ast.If(test, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Slice(lower, upper, step):
            yield ast.Slice(_one_more(lower), upper, step)
            yield ast.Slice(lower, _one_more(upper) if upper else ast.Constant(-1), step)


def _one_more(place: ast.expr | None) -> ast.expr:
    """The place behind one in a sequence."""
    return ast.BinOp(place, ast.Add(), ast.Constant(1)) if place else ast.Constant(1)


def _operations(node: ast.AST) -> Iterator[ast.expr]:
    """What may stand in the place of an operation."""
    match node:
        case ast.Compare(left, ops, comparators):
            for number, operator in enumerate(ops):
                others = [*ops[:number], COMPARISONS[type(operator)](), *ops[number + 1 :]]
                yield ast.Compare(left, others, comparators)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.BinOp(left, operator, right) if type(operator) in OPERATORS:
            yield ast.BinOp(left, OPERATORS[type(operator)](), right)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)


def _values(node: ast.AST) -> Iterator[ast.expr]:
    """What may stand in the place of a value or a call."""
    match node:
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant({0: 1, 1: 0}.get(value, value + 1))
        case ast.Name(name) if name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())
        case ast.Attribute(ast.Name("Severity") as owner, name):
            yield ast.Attribute(owner, SEVERITIES[name], ast.Load())
        case ast.Call(ast.Attribute(ast.Name("RULE"), "at") as function, arguments, keywords):
            for number in range(len(keywords)):
                yield ast.Call(function, arguments, keywords[:number] + keywords[number + 1 :])
