"""What holds the tables while they are checked: pandas in memory, DuckDB beyond it."""
