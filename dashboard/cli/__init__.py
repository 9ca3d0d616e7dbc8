"""The commands of whoever keeps a dossier or hosts one: each parses, calls, prints."""
