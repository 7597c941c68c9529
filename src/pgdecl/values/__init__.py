"""The language of values: targets, money, units, dates. No input or output."""
