"""Frame to picture: pure functions. No storage, no cache, no widgets; the empty frame gives an empty picture."""
