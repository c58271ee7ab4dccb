"""What becomes of a link that was found: resolved, told apart, judged offline."""
