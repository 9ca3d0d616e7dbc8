"""What a record is: frozen pydantic models and closed vocabularies. Nothing here reads or writes."""
