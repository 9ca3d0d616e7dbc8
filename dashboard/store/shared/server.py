"""How a shared database is reached."""

from typing import Any

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError

READING: dict[str, Any] = {
    "isolation_level": "AUTOCOMMIT",  # one question at a time: no transaction to begin and to end around each
    "connect_args": {
        # Questions of milliseconds: to compile them costs more than it saves.
        "options": "-c default_transaction_read_only=on -c jit=off",
        "connect_timeout": 5,
        # A plan for any word at all is not the plan for a rare one.
        "prepare_threshold": None,
    },
    "pool_size": 8,
    "max_overflow": 8,
}
"""What an engine that only reads is made with."""


__all__ = ["READING", "AddressError", "Engine", "reading", "writing"]


class AddressError(ValueError):
    """What was given is no address of a database that is known here."""


def reading(address: str) -> Engine:
    """An engine for the app. Raises `AddressError`."""
    return create_engine(_checked(address), **READING)


def writing(address: str) -> Engine:
    """An engine for a build. Raises `AddressError`."""
    return create_engine(_checked(address), connect_args={"connect_timeout": 5})


def _checked(address: str) -> str:
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() != "postgresql":
        raise AddressError(
            "this is no address of a PostgreSQL database. Write it as postgresql://user:password@host:5432/database"
        )
    return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
