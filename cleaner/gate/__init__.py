"""The gate: tables made of the output, suites loaded strictly, a verdict of our own."""
