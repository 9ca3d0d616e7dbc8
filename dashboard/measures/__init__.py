"""Frame to frame: what can be counted from stances and meetings. Each measure says its formula, range and source."""
