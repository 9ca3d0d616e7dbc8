"""Records to SQL to frames. The files are the truth; a database is built from them and can be thrown away."""
