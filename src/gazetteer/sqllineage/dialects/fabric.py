"""The SQL of Microsoft Fabric."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.tsql import TransactSQL


class Fabric(TransactSQL):
    name = "fabric"
    title = "Microsoft Fabric"
    parser = "fabric"
    marks: tuple[str, ...] = (
        r"\bCLONE\s+OF\b",
        r"\bLakehouse\b",
    )
