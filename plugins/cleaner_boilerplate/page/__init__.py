"""HTML pages: their main text and metadata."""
