"""What every use case of the catalog works with."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.catalog.types import Types
from gazetteer.secretstore.cipher import Cipher
from gazetteer.storage.engine import Database


@dataclass(frozen=True)
class Context:
    """The catalog's parts, put together in `app.py`."""

    database: Database
    types: Types
    cipher: Cipher
