"""What is known of English: its words, its misspellings, and how to tell it from others."""
