"""Where media links stand in a page, in data and in text."""
