"""A verdict put into one form each: for a terminal, for CI, for a browser."""
