"""What moved between two scrapes, and suites learned from good data."""
