"""What kind of file a link leads to, as its address tells it."""
