"""Suites learned from good data: the kind of each column, what is expected of it, with bounds."""
