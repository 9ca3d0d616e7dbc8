"""REVIEW: what a curator makes of the suggestions, until it is records."""
