"""Files to records: read, check, report. The only room that opens files in `data/`."""
