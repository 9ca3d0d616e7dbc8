"""What a reader takes away: the codebook, citations."""
