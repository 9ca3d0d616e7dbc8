"""The questions that pages ask. One noun a file; each returns a frame whose columns its docstring names."""
