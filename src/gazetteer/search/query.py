"""The part of the Elasticsearch query language that clients use, answered from the entity tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gazetteer.domain.comparison import folded, is_like, parts
from gazetteer.domain.shapes import kind_of
from gazetteer.errors import BadRequest

Document = Mapping[str, Any]
Test = Callable[[Document], bool]

_FIELD_IN_Q = re.compile(r"^([\w.]+):(.+)$", re.DOTALL)


@dataclass
class Query:
    """A query as a test on documents, with what narrows the candidates beforehand.

    `values` are those that a field must have, of every conjunct; `ids` the only ids that can match;
    `words` what has to occur somewhere.
    """

    tests: list[Test] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)
    ids: list[str] | None = None
    words: list[str] = field(default_factory=list)

    def matches(self, document: Document) -> bool:
        """Whether a document satisfies every part of the query."""
        return all(test(document) for test in self.tests)


def parse(q: str, query_filter: Any) -> Query:
    """A query from the `q` and `query_filter` parameters.

    Raises:
        BadRequest: it uses something that is not understood; names it.
    """
    query = Query()
    q = q.strip()
    if q and q != "*":
        found = _FIELD_IN_Q.match(q)
        if found:
            _narrow(query, found[1], [found[2].strip('"')])
            query.tests.append(_has_value(found[1], [found[2].strip('"')]))
        else:
            query.words = [word for word in re.split(r"[\s*]+", q) if word]
    if query_filter is not None:
        clause = _object(query_filter, "query_filter").get("query", query_filter)
        query.tests.append(_compile(clause, "query_filter"))
        _hints(query, clause)
    return query


def _hints(query: Query, clause: Any) -> None:
    """What must hold in every match, from the conjunctive part of a clause."""
    for kind, body in clause.items():
        if kind == "bool":
            for part in ("must", "filter"):
                for item in _as_list(body.get(part)):
                    _hints(query, item)
        elif kind == "term":
            for name, value in _fields(body).items():
                _narrow(query, name, [_text(_value_of(value))])
        elif kind == "terms":
            for name, values in _fields(body).items():
                _narrow(query, name, [_text(value) for value in values])
        elif kind == "ids":
            query.ids = [_text(value) for value in body.get("values", [])]


def _narrow(query: Query, name: str, values: list[str]) -> None:
    query.values.setdefault(name.removesuffix(".keyword"), values)


def _compile(clause: Any, place: str) -> Test:
    tests = []
    for kind, body in _object(clause, place).items():
        compiler = _CLAUSES.get(kind)
        if compiler is None:
            raise BadRequest(
                f"{place}: the query clause {kind[:60]!r} is not understood; known: {', '.join(sorted(_CLAUSES))}"
            )
        tests.append(compiler(_object(body, f"{place}.{kind}"), f"{place}.{kind}"))
    return _all(tests)


def _object(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadRequest(f"{place}: expected an object, received {kind_of(value)}")
    return value


def _scalar(value: Any, place: str) -> str:
    if value is None or isinstance(value, dict | list):
        raise BadRequest(f"{place}: expected a text, a number or a boolean, received {kind_of(value)}")
    return _text(value)


def _scalars(value: Any, place: str) -> list[str]:
    if not isinstance(value, list):
        raise BadRequest(f"{place}: expected a list, received {kind_of(value)}")
    return [_scalar(item, f"{place}[{number}]") for number, item in enumerate(value)]


def _all(tests: Sequence[Test]) -> Test:
    return lambda document: all(test(document) for test in tests)


def _any(tests: Sequence[Test]) -> Test:
    return lambda document: any(test(document) for test in tests)


def _not(test: Test) -> Test:
    return lambda document: not test(document)


def _bool(body: dict[str, Any], place: str) -> Test:
    parts = {
        part: [_compile(item, f"{place}.{part}") for item in _as_list(body.get(part))]
        for part in ("must", "filter", "must_not", "should")
    }
    tests = [*parts["must"], *parts["filter"], *map(_not, parts["must_not"])]
    if parts["should"] and (body.get("minimum_should_match") or not tests):
        tests.append(_any(parts["should"]))
    return _all(tests)


def _fields(body: dict[str, Any]) -> dict[str, Any]:
    """What a clause says of fields, without how much it is to count."""
    return {name: value for name, value in body.items() if name != "boost"}


def _term(body: dict[str, Any], place: str) -> Test:
    return _all([_has_value(name, [_scalar(_value_of(v), f"{place}.{name}")]) for name, v in _fields(body).items()])


def _terms(body: dict[str, Any], place: str) -> Test:
    return _all([_has_value(name, _scalars(values, f"{place}.{name}")) for name, values in _fields(body).items()])


def _exists(body: dict[str, Any], place: str) -> Test:
    name = _scalar(body.get("field"), f"{place}.field")
    return lambda document: any(True for _ in values_at(document, name))


def _ids(body: dict[str, Any], place: str) -> Test:
    wanted = set(_scalars(body.get("values", []), f"{place}.values"))
    return lambda document: document.get("id") in wanted


def _wildcard(body: dict[str, Any], place: str) -> Test:
    patterns = {
        name: folded(_scalar(_value_of(value, "wildcard"), f"{place}.{name}")) for name, value in _fields(body).items()
    }
    return lambda document: all(
        any(is_like(folded(_text(value)), pattern) for value in values_at(document, name))
        for name, pattern in patterns.items()
    )


def _match_all(_body: dict[str, Any], _place: str) -> Test:
    return lambda _document: True


_FIELD_IN_WORDS = re.compile(r"(\w+):(\S+)")


def _query_string(body: dict[str, Any], place: str) -> Test:
    """Words that have to be the whole name or a part of it, `field:value` conditions, joined by AND or OR."""
    text = _scalar(body.get("query", ""), f"{place}.query")
    fields = _scalars(_as_list(body.get("fields")), f"{place}.fields")
    names = [name.split("^")[0] for name in fields] or ["name", "displayName"]
    both = _scalar(body.get("default_operator", "OR"), f"{place}.default_operator").upper() == "AND"
    tests: list[Test] = [_has_value(key, [value]) for key, value in _FIELD_IN_WORDS.findall(text)]
    words = [w for w in _FIELD_IN_WORDS.sub(" ", text).replace("*", " ").split() if w not in ("AND", "OR")]
    found = [_has_word(names, folded(word)) for word in words]
    if found:
        tests.append(_all(found) if both else _any(found))
    return _all(tests)


def _has_word(names: Sequence[str], word: str) -> Test:
    def test(document: Document) -> bool:
        texts = (folded(str(value)) for name in names for value in values_at(document, name))
        return any(word == text or word in parts(text) for text in texts)

    return test


_CLAUSES: dict[str, Callable[[dict[str, Any], str], Test]] = {
    "bool": _bool,
    "term": _term,
    "terms": _terms,
    "exists": _exists,
    "ids": _ids,
    "wildcard": _wildcard,
    "match_all": _match_all,
    "query_string": _query_string,
}


def _has_value(name: str, wanted: Sequence[str]) -> Test:
    allowed = {folded(value) for value in wanted}
    path = name.removesuffix(".keyword")
    return lambda document: any(folded(_text(value)) in allowed for value in values_at(document, path))


def values_at(document: Any, path: str) -> Iterable[Any]:
    """Every value that a dotted path reaches, through lists too; empty ones count as absent."""
    name, _, rest = path.removesuffix(".keyword").partition(".")
    for item in document if isinstance(document, list) else [document]:
        value = item.get(name) if isinstance(item, Mapping) else None
        if value is None or value == []:
            continue
        if rest:
            yield from values_at(value, rest)
        elif isinstance(value, list):
            yield from value
        else:
            yield value


def _value_of(value: Any, also: str = "value") -> Any:
    return value.get("value", value.get(also)) if isinstance(value, dict) else value


def _text(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
