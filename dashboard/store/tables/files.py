"""What reading the files found."""

from dashboard.store.tables.columns import numbers, table, texts

problem = table("problem", *numbers("rank", "line", "column"), *texts("file", "code", "message", "remedy"))
"""What the check found when the dossier was read."""

left_out = table("left_out", *numbers("rank"), *texts("sort", "id"))
"""The records that are not shown until a problem is mended."""

bulk_file = table(
    "bulk_file", *numbers("rank"), *texts("file"), *numbers("rows", "taken", "rejected", "repeated", "curated")
)
"""What came of the rows of a file of machine-collected quotes."""
