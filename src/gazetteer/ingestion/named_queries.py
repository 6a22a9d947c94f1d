"""SQL for somebody else's database, apart from the code: a file of statements, each under its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.resources import files

from gazetteer.errors import GazetteerError

HEADER = "-- name: "


class NamedQueries(Mapping[str, str]):
    """The statements of one connector, from `sql/<connector>.sql` beside its module.

    A line `-- name: columns` begins the statement `columns`; other lines of comment are for readers only.

    Arguments:
        module: the connector's module, its `__name__`.
    """

    def __init__(self, module: str) -> None:
        self.package, _, self.name = module.rpartition(".")

    @cached_property
    def _statements(self) -> dict[str, str]:
        return parsed((files(self.package) / "sql" / f"{self.name}.sql").read_text(encoding="utf-8"))

    def __getitem__(self, name: str) -> str:
        """A statement, in the driver's own parameter style.

        Raises:
            GazetteerError: there is none of this name.
        """
        if name not in self._statements:
            known = ", ".join(self._statements)
            raise GazetteerError(f"sql/{self.name}.sql has no statement {name!r}; it has: {known}")
        return self._statements[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._statements)

    def __len__(self) -> int:
        return len(self._statements)


def parsed(text: str) -> dict[str, str]:
    """The statements of a file by name.

    Raises:
        GazetteerError: a name is there twice, or a statement has none.
    """
    found: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in text.splitlines():
        if line.startswith(HEADER):
            name = line.removeprefix(HEADER).strip()
            if name in found:
                raise GazetteerError(f"the statement {name!r} is there twice")
            lines = found[name] = []
        elif line.strip() and not line.startswith("--"):
            if lines is None:
                raise GazetteerError(f"the statement {line!r} has no name; begin it with a line '{HEADER}…'")
            lines.append(line)
    return {name: "\n".join(lines) for name, lines in found.items()}
