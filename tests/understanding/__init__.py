"""Messages as people write them, and how well they are understood."""
