"""Machine-collected quotes: files in a dossier's `bulk/` folder, read in batches, every row taken or named."""
