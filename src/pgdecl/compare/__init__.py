"""Targets beside history, long-term targets, another version, and results. Pure: no files, no words."""
