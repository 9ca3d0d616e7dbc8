"""One SELECT to one frame."""

from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select


def frame(engine: Engine, query: Select[*tuple[Any, ...]]) -> pd.DataFrame:
    """Columns as the query names them; what is absent is None, and dates are `datetime.date`."""
    with engine.connect() as connection:
        result = connection.execute(query)
        return pd.DataFrame([tuple(row) for row in result], columns=list(result.keys()), dtype=object)
