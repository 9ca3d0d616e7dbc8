"""Files to records: read, check, report, write. The only room that opens files in `data/`."""
