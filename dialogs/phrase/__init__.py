"""Everything the assistant says, in one place: questions, results and the talk around them."""
