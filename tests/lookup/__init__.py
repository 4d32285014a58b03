"""Questions as people ask them, and how well they are answered."""
