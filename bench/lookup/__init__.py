"""Looking clauses up, compared with other rankers."""
