"""Targets beside history, long-term targets and another version. Pure: no files, no words."""
