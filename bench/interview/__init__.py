"""How many questions it takes until the result is the one that all facts would give."""
