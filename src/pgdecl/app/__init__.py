"""The jobs of pgdecl, one file each: validate, fix, compare, render."""
