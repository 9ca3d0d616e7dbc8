"""One database for many readers: dossiers on a PostgreSQL server, published from where their files are."""
