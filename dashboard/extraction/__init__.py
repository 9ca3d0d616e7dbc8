"""Article to suggestions: who is quoted, who met, what it touches. Nothing here decides; the curator does."""
