"""The queries of a working day at Lantern, run as the users that send them, so that a server has usage to tell of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from gazetteer.demo.connection import connect
from gazetteer.errors import TerminalError

USERS = (
    "lantern_webshop",
    "lantern_till",
    "lantern_etl",
    "lantern_dashboard",
    "lantern_analyst_pricing",
    "lantern_analyst_members",
)

_HEADING = re.compile(r"^-- query: (?P<name>\w+) runs: (?P<runs>\d+)\n", re.MULTILINE)
_MONTHS = 36


@dataclass(frozen=True, slots=True)
class WorkloadQuery:
    """One query of one user.

    Attributes:
        user: who sends it.
        name: what it is for.
        runs: how often it is sent.
        text: SQL with placeholders such as `{member}`.
    """

    user: str
    name: str
    runs: int
    text: str

    def statement(self, run: int) -> str:
        """The SQL of one run, its placeholders replaced by literals that depend on nothing but the run.

        Args:
            run: number of the run, from 0.
        """
        statement = self.text
        for placeholder, value in _literals(run).items():
            statement = statement.replace(placeholder, value)
        return statement


def queries(user: str) -> list[WorkloadQuery]:
    """All queries of a user, in the order of the file.

    A file holds blocks: a heading `-- query: NAME runs: NUMBER`, and one or more statements below it.
    """
    text = files("gazetteer.demo").joinpath("sql", "workload", f"{user}.sql").read_text(encoding="utf-8")
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return [
        WorkloadQuery(user, heading["name"], int(heading["runs"]), text[heading.end() : end].strip())
        for heading, end in zip(headings, ends, strict=True)
    ]


def run(urls: Mapping[str, str], progress: Callable[[str, float], None]) -> int:
    """Run the whole workload; running it again leaves the same rows.

    Args:
        urls: the URL to sign in with, by user.
        progress: told the user and the share done, from 0 to 1.

    Returns:
        How many queries were run.

    Raises:
        TerminalError: the server refused a query.
        TransientError: a user could not sign in.
    """
    total = sum(query.runs for user in USERS for query in queries(user))
    done = 0
    for user in USERS:
        with connect(urls[user]) as connection:
            import psycopg

            # Prepared statements would be logged under other words than those of the first runs.
            connection.prepare_threshold = None
            connection.execute(f"SET application_name = '{user.removeprefix('lantern_')}'".encode())
            for query, number in _interleaved(queries(user)):
                if done % 50 == 0:
                    progress(f"queries of {user}", done / total)
                try:
                    connection.execute(query.statement(number).encode())
                except psycopg.Error as error:
                    raise TerminalError(
                        f"the server refused the query {query.name!r} of {user}: {error}; "
                        f"load the sample anew into an empty database"
                    ) from error
                done += 1
    progress("queries have run", 1)
    return done


def _interleaved(of_user: list[WorkloadQuery]) -> Iterator[tuple[WorkloadQuery, int]]:
    for number in range(max(query.runs for query in of_user)):
        for query in of_user:
            if number < query.runs:
                yield query, number


def _literals(run: int) -> dict[str, str]:
    month = run % _MONTHS
    return {
        "{member}": str(1 + run * 7919 % 6000),
        "{work}": str(1 + run * 6007 % 3500),
        "{copy}": str(1 + run * 5003 % 7000),
        "{invoice}": str(1 + run * 3203 % 3800),
        "{branch}": str(1 + run % 12),
        "{genre}": str(1 + run % 30),
        "{month}": f"{2023 + month // 12}-{1 + month % 12:02d}-01",
        "{next_month}": f"{2023 + (month + 1) // 12}-{1 + (month + 1) % 12:02d}-01",
        "{year}": str(2023 + run % 3),
        "{day}": f"2025-{1 + run % 12:02d}-{1 + run % 28:02d}",
        "{carrier}": ("vhs", "dvd", "blu_ray", "uhd", "film_reel")[run % 5],
        "{tier}": ("matinee", "regular", "cinephile", "school")[run % 4],
        "{keyword}": ("city", "sea", "war", "school", "journey", "crime", "music")[run % 7],
        "{letter}": "bcdfghlmpqrstw"[run % 14],
        "{run}": str(run),
    }
