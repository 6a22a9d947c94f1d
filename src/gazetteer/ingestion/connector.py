"""The connector protocol: what a plugin that reads a source looks like, and what it yields."""

from __future__ import annotations

import importlib
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, Self

from gazetteer.errors import BadRequest, MissingDriver
from gazetteer.ingestion.configuration import Configuration, revealed, validated
from gazetteer.ingestion.options import Options
from gazetteer.ingestion.writer import Request
from gazetteer.kit.registry import Registry


@dataclass(frozen=True, slots=True)
class Record:
    """An entity that was found, as the Create request that describes it.

    Arguments:
        entity_type: such as `table`.
        fqn: its fully qualified name.
        request: an OpenMetadata 2.0 Create request.
    """

    entity_type: str
    fqn: str
    request: Request


@dataclass(frozen=True, slots=True)
class Expected:
    """Names have been listed: so many entities of a type are to come."""

    entity_type: str
    count: int


@dataclass(frozen=True, slots=True)
class Filtered:
    """An entity that exists and is not wanted."""

    entity_type: str
    fqn: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An entity that could not be read; the rest goes on."""

    entity_type: str
    fqn: str
    message: str


@dataclass(frozen=True, slots=True)
class Complete:
    """All names of a scope were listed, and it was read to its end: what is not in it is gone from the source.

    Arguments:
        scope_type: such as `databaseSchema`.
        scope_fqn: its fully qualified name.
        seen: per entity type the fully qualified names that exist in the source, with those that are filtered or could
            not be read.
    """

    scope_type: str
    scope_fqn: str
    seen: Mapping[str, Sequence[str]] = field(default_factory=dict)


Item = Record | Expected | Filtered | Failure | Complete


@dataclass(frozen=True, slots=True)
class Check:
    """One named step of a connection test.

    Arguments:
        name: as OpenMetadata's test connection definitions name it, such as `CheckAccess`.
        passed: whether it succeeded.
        message: what was found, or why it failed and what to do.
        mandatory: whether harvesting makes sense without it.
    """

    name: str
    passed: bool
    message: str
    mandatory: bool = True


class Stored(Protocol):
    """Gives the entities of a type inside a scope as the catalog has them, deleted ones too."""

    def __call__(self, entity_type: str, scope_type: str, scope_fqn: str, /) -> Iterable[Mapping[str, Any]]: ...


def nothing_stored(entity_type: str, scope_type: str, scope_fqn: str, /) -> Iterable[Mapping[str, Any]]:  # noqa: ARG001
    """Of a catalog that is empty."""
    return ()


class Connector(ABC):
    """Reads one source; knows nothing of where the entities go.

    One connector is one file in `gazetteer/connectors/`, named as OpenMetadata names the source type in its
    YAML. The module imports without its driver: drivers are imported inside of methods, and a missing one
    raises `MissingDriver`. Errors of the source become `TransientError`, `TerminalError` or `MissingError` in
    one function of the connector.

    Arguments:
        service: the name of the service entity.
        config: how to reach the source.
        options: what to take from it.
    """

    name: ClassVar[str]
    """The plugin's name, which is its file's name."""
    service_entity_type: ClassVar[str]
    """The type of the service entity, such as `databaseService`."""
    service_type: ClassVar[str]
    """OpenMetadata's spelling of the kind of service, such as `Postgres`."""
    url_schemes: ClassVar[tuple[str, ...]] = ()
    """The schemes of URLs that `from_url` understands."""
    requires: ClassVar[tuple[str, ...]] = ()
    """The modules of the driver."""
    extra: ClassVar[str] = ""
    """The extra of the distribution that installs them."""

    class Config(Configuration):
        """How to reach the source, with OpenMetadata's keys; secrets are `SecretStr`."""

    options_model: ClassVar[type[Options]] = Options
    """What may be configured of a harvest of this kind of source."""

    def __init__(self, service: str, config: Any, options: Any = None) -> None:
        self.stored: Stored = nothing_stored
        """What the catalog has, for what is to be called as it was; the runner gives it."""
        self.service = service
        self.config = config
        self.options = options if options is not None else self.options_model()

    @classmethod
    def from_url(cls, service: str, url: str, options: Any = None) -> Self:
        """A connector to what a URL names.

        Raises:
            BadRequest: the URL lacks something or has something unknown; the message shows no password.
        """
        return cls(service, cls.config_from_url(url), options)

    @classmethod
    def config_from_url(cls, url: str) -> Configuration:
        """The configuration that a URL stands for; for connectors with `url_schemes`."""
        scheme = url.partition(":")[0]
        raise BadRequest(f"{cls.name} cannot be given as a URL ({scheme}://…); use a configuration file")

    @classmethod
    def from_openmetadata(cls, service: str, config: Mapping[str, Any], options: Mapping[str, Any]) -> Self:
        """A connector from OpenMetadata's `serviceConnection.config` and `sourceConfig.config`.

        Raises:
            BadRequest: a key is unknown or a value is wrong; the message names it and what is allowed.
        """
        return cls(
            service,
            validated(cls.Config, dict(config), "source.serviceConnection.config"),
            validated(cls.options_model, dict(options), "source.sourceConfig.config"),
        )

    @classmethod
    def driver(cls, module: str) -> Any:
        """One of the modules in `requires`.

        Raises:
            MissingDriver: it is not installed; the message says which extra to install.
        """
        try:
            return importlib.import_module(module)
        except ModuleNotFoundError as error:
            raise MissingDriver(module, cls.extra) from error

    def service_request(self, *, with_connection: bool = True) -> Request:
        """The Create request of the service.

        Arguments:
            with_connection: whether the connection, its secrets in clear, is a part of it.
        """
        request: Request = {"name": self.service, "serviceType": self.service_type}
        if with_connection:
            config = revealed(self.config.model_dump(by_alias=True, exclude_unset=True, exclude_none=True))
            request["connection"] = {"config": {"type": self.service_type, **config}}
        return request

    @abstractmethod
    def check(self) -> list[Check]:
        """Test the connection, step by step; never raises for what the source answers."""

    @abstractmethod
    def extract(self, completed: Collection[str] = ()) -> Iterator[Item]:
        """Read the source.

        Parents come before children; the service entity is the runner's. After everything in a scope was
        yielded comes a `Complete`; if not all names in the scope are known, it does not come.

        Arguments:
            completed: scopes that an interrupted run has already done; their content may be left out.

        Raises:
            RemoteError: nothing can be read any more.
            MissingDriver: the driver is not installed.
        """


CONNECTORS: Registry[Connector] = Registry("gazetteer.connectors", Connector)  # type: ignore[type-abstract]


def connector_for_url(url: str) -> type[Connector]:
    """The connector class for a URL, by the URL's scheme.

    Raises:
        BadRequest: no connector knows the scheme; the message names those that are known.
    """
    scheme = url.partition(":")[0].lower()
    known = {known: plugin for plugin in CONNECTORS.all().values() for known in plugin.url_schemes}
    if scheme not in known:
        raise BadRequest(f"no connector for URLs that begin with {scheme + '://'!r}; known: {', '.join(sorted(known))}")
    return known[scheme]
