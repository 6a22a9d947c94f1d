"""The composition root: the one place where the parts of a server are put together."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.api import limits
from gazetteer.api.pools import THREADS
from gazetteer.api.services import Services
from gazetteer.auth import passwords
from gazetteer.auth.account_writes import GivePassword
from gazetteer.auth.actor import OPERATOR
from gazetteer.auth.security_events import SecurityEvents
from gazetteer.auth.tokens import Tokens
from gazetteer.catalog import reprotect, seed
from gazetteer.catalog.context import Context
from gazetteer.catalog.jobs import Jobs
from gazetteer.catalog.types import Types
from gazetteer.domain.entity import EntityType
from gazetteer.domain.line import Line
from gazetteer.errors import BadRequest, Stale, Unavailable
from gazetteer.home import Home
from gazetteer.kit.registry import Registry
from gazetteer.monitoring.metrics import Metrics
from gazetteer.secretstore import keys, rotation
from gazetteer.secretstore.cipher import Cipher
from gazetteer.settings import Settings
from gazetteer.storage import migrate, state_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.dialects import dialect_of
from gazetteer.storage.engine import Database


@dataclass
class Platform:
    """An open catalog: what the server, the local commands and the tests work with.

    `first_password` is the administrator's, if it was made by this start.
    """

    settings: Settings
    home: Home
    context: Context
    tokens: Tokens
    lines: dict[str, type[Line]]
    first_password: str | None
    jobs: Jobs

    def services(self) -> Services:
        """What the API works with, and metrics of its own."""
        security = SecurityEvents(self.context.database)
        return Services(self.context, self.tokens, Metrics(), self.lines, self.settings.openmetadata_line, security)

    def close(self) -> None:
        """Write what waits, close the database, give the home free."""
        self.jobs.stop()
        self.context.database.close()
        self.home.release()


def open_platform(settings: Settings, *, own: bool = True, serving: bool = False, rotate: bool = False) -> Platform:
    """Open the catalog that the settings describe: schema, keys, seeds, and what a crash left to be carried out.

    Arguments:
        own: become the owner of the home; without it somebody else is, and nothing is written.
        serving: strangers will ask, so that what they read has to end in time.
        rotate: give the secrets a new key.

    Raises:
        Unavailable: another process owns the home, or the database cannot be reached.
    """
    home = Home(settings.home)
    if own and not home.acquire():
        raise Unavailable(
            f"another Gazetteer server uses the home {settings.home}; stop it, or give this one another --home"
        )
    home.prepare()
    try:
        if rotate:
            keys.begin_rotation(home.secret_key)
        return _open(settings, home, own=own, serving=serving)
    except BaseException:
        home.release()
        raise


def check_existence(settings: Settings) -> None:
    """Find out, without making anything, whether there is a catalog where the settings say.

    Raises:
        Unavailable: the database, or the key of its secrets, is not there.
    """
    dialect = dialect_of(settings.url)
    dialect.check_existence()
    session = Session(dialect.connect(read_only=True), dialect)
    try:
        if migrate.revision(session) is None:
            raise Unavailable("the database has no catalog yet; start the server once, or run: gazetteer db upgrade")
    finally:
        session.connection.close()
    key = Home(settings.home).secret_key
    if settings.secret_key is None and not key.exists():
        raise Unavailable(f"the key of secrets {key} is not there; give its home by --home or set GAZETTEER_SECRET_KEY")


def _open(settings: Settings, home: Home, *, own: bool, serving: bool) -> Platform:
    lines = {line.number: line for line in Registry("gazetteer.lines", Line).all().values()}
    if settings.openmetadata_line not in lines:
        raise BadRequest(f"openmetadata_line is {settings.openmetadata_line!r}; known: {', '.join(sorted(lines))}")
    dialect = dialect_of(settings.url)
    if own:
        migrate.upgrade(dialect)
    newest = lines[max(lines, key=lambda number: tuple(map(int, number.split("."))))]
    types = Types(newest)
    for entity_type in Registry("gazetteer.entities", EntityType).all().values():
        types.add(entity_type)
    # Beside the threads that answer there are those of jobs.
    database = Database(dialect, readers=THREADS + 2, read_seconds=limits.READ_SECONDS if serving else None)
    try:
        cipher = _cipher(settings, home, database, own=own)
        context = Context(database, types, cipher)
        first_password = _first_start(context, home) if own else None
        if own:
            reprotect.run(context)
        jobs = Jobs(context.database)
        if own:
            jobs.start()
    except BaseException:
        database.close()
        raise
    return Platform(settings, home, context, Tokens(context.database, cipher), lines, first_password, jobs)


def _cipher(settings: Settings, home: Home, database: Database, *, own: bool) -> Cipher:
    """What opens the store's secrets; a rotation that was begun is brought to its end."""
    with database.read() as session:
        new_store = state_store.seed_revision(session) == 0
    found = keys.load(home.secret_key, settings.secret_key, new_store=new_store and own)
    cipher = Cipher(*found)
    rotation.check(database, cipher)
    if own and len(found) > 1:
        rotation.finish(database, cipher)
        if not settings.secret_key:
            keys.end_rotation(home.secret_key, found)
            return Cipher(found[0])
    return cipher


def _first_start(context: Context, home: Home) -> str | None:
    """The administrator's first password, if nobody who administers has one: also where a crash came before it."""
    seed.seed(context)
    locked_out = seed.locked_out(context)
    if locked_out is None:
        return None
    password = passwords.generated()
    # The file first: a crash in between must not leave a password that nobody knows.
    home.write_private(home.admin_password, password)
    try:
        context.database.write(GivePassword(locked_out, passwords.hashed(password), None, OPERATOR))
    except Stale:
        # Another server on the same database was faster.
        home.admin_password.unlink(missing_ok=True)
        return None
    return password
