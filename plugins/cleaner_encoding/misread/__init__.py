"""Text that was read in a wrong encoding before it came: finding out how, and undoing it."""
