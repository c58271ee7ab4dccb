"""The flat tables that suites check, made of an output, of any rows, and of an account."""
