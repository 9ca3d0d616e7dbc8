"""How things are written for readers: dates, counts, lists, names of words. Plain text in, plain text out."""
