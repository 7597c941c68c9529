"""What reviewers reject: one rule, one file, its documentation and examples in its docstring."""
