"""Suites of expectations, read strictly before Great Expectations is imported."""
