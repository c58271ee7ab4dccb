"""The dump readers against the real PHP: whatever it prints must be read back exactly."""
