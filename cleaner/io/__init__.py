"""Reading inputs and writing outputs, one file a format."""
