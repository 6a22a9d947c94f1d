"""Typed configurations that people write: their base model, and errors that name the key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError
from pydantic.alias_generators import to_camel

from gazetteer.errors import BadRequest


class Configuration(BaseModel):
    """A configuration whose keys are OpenMetadata's (camelCase) and whose unknown keys are refused."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="forbid", frozen=True, hide_input_in_errors=True
    )


C = TypeVar("C", bound=BaseModel)


def validated(model: type[C], values: Any, where: str) -> C:
    """The values as a configuration.

    Arguments:
        model: what the values must fit.
        values: usually a mapping, as read from YAML or JSON.
        where: the dotted path of the values in what the user wrote, for the messages; empty at the top.

    Raises:
        BadRequest: a key is unknown or missing, or a value is wrong; the message names each and what is
            allowed, and repeats no value, since a value may be a secret.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        problems = [_problem(model, details, where) for details in error.errors(include_input=False, include_url=False)]
        # The original error is not chained: its text could show a value.
        raise BadRequest("; ".join(dict.fromkeys(problems))) from None


def _problem(model: type[BaseModel], details: Mapping[str, Any], where: str) -> str:
    location = [str(part) for part in details["loc"]]
    path = ".".join([where, *location]).lstrip(".")
    match details["type"]:
        case "extra_forbidden":
            return f"{path}: unknown key; allowed: {', '.join(sorted(_allowed_keys(model, location[:-1])))}"
        case "missing":
            return f"{path}: this key is missing"
        case _:
            return f"{path}: {details['msg']}"


def _allowed_keys(model: type[BaseModel], location: Iterable[str]) -> list[str]:
    """The keys of the model that the location leads to, descending through nested models."""
    current = model
    for part in location:
        nested = next((f.annotation for n, f in current.model_fields.items() if part in (n, f.alias)), None)
        candidates = [nested, *getattr(nested, "__args__", ())]
        found = next((c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel)), None)
        if found is not None:
            current = found
    return [field.alias or name for name, field in current.model_fields.items()]


def revealed(value: Any) -> Any:
    """Plain JSON values with the secrets in clear, for the one request that stores a connection."""
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, dict):
        return {key: revealed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [revealed(item) for item in value]
    return value
