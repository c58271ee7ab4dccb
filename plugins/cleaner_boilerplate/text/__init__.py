"""Plain text: the furniture around and between its paragraphs, taken away as edits."""
