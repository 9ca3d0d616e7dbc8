"""Démarche: who stands where, who met whom, who said what, and where that is written."""
