# ruff: noqa: S101 -- these are tests, which say what they expect by assertions
"""The tests that every connector passes; its author derives a class from one here and gives it a source."""

from __future__ import annotations

import copy
from abc import abstractmethod
from collections import Counter

from gazetteer.domain import secrets
from gazetteer.domain.entity import EntityType
from gazetteer.domain.line import load
from gazetteer.domain.shapes import Shapes
from gazetteer.ingestion.connector import Complete, Connector, Expected, Failure, Filtered, Item, Record
from gazetteer.ingestion.filters import FilterPattern
from gazetteer.ingestion.http_writer import request_name
from gazetteer.kit.registry import Registry
from gazetteer.lines.line_2_0 import Line20

NOTHING = FilterPattern(includes=("no name is like this",))


class ConnectorSuite:
    """Derive a class `Test…`, implement `connector`, and run it with pytest.

    The source has to hold at least one entity of each type that the connector yields, and must not change
    while the tests run.
    """

    password: str
    """The secret that `connector()` is configured with, to prove that it does not leak."""
    expected_failures: frozenset[str] = frozenset()
    """The FQNs that cannot be read on purpose."""

    @abstractmethod
    def connector(self) -> Connector:
        """A connector to the source, not used before."""

    def items(self) -> list[Item]:
        """Everything that the connector yields."""
        return list(self.connector().extract())

    def test_requests_have_the_shape_of_create_requests(self) -> None:
        shapes = Line20.shapes()
        records = [item for item in self.items() if isinstance(item, Record)]
        assert records, "the source is empty, so nothing is tested"
        for record in records:
            shapes.check(_declared(record.entity_type).create_model, copy.deepcopy(record.request))

    def test_the_connection_fits_the_model_of_its_kind_of_service(self) -> None:
        connector = self.connector()
        config = connector.service_request()["connection"]["config"]
        kind = connector.service_entity_type.removesuffix("Service")
        model = secrets.connection_model("2.0", kind, connector.service_type)
        assert model is not None, f"{connector.service_type} is no {kind} service of the newest line"
        data = load("connections-2.0.json")
        Shapes(data["models"], data["enums"]).check(model, copy.deepcopy(config))

    def test_parents_come_before_children(self) -> None:
        connector = self.connector()
        known = {request_name(connector.service_entity_type, connector.service_request())}
        for item in connector.extract():
            if isinstance(item, Record):
                parent = next(
                    item.request[parent.field]
                    for parent in _declared(item.entity_type).parents
                    if parent.field in item.request
                )
                assert parent in known, f"{item.fqn} came before its parent {parent}"
                known.add(item.fqn)

    def test_names_are_those_that_the_requests_stand_for(self) -> None:
        for item in self.items():
            if isinstance(item, Record):
                assert item.fqn == request_name(item.entity_type, item.request)

    def test_nothing_comes_twice(self) -> None:
        found = Counter((item.entity_type, item.fqn) for item in self.items() if isinstance(item, Record))
        assert [name for name, count in found.items() if count > 1] == []

    def test_only_what_is_meant_to_fail_fails(self) -> None:
        failures = {item.fqn for item in self.items() if isinstance(item, Failure)}
        assert failures == self.expected_failures

    def test_the_same_source_gives_the_same_items(self) -> None:
        assert self.items() == self.items()

    def test_as_many_come_as_were_expected(self) -> None:
        expected: Counter[str] = Counter()
        found: Counter[str] = Counter()
        for item in self.items():
            if isinstance(item, Expected):
                expected[item.entity_type] += item.count
            elif isinstance(item, Record):
                found[item.entity_type] += 1
        assert found == expected

    def test_the_checks_pass(self) -> None:
        checks = self.connector().check()
        assert checks
        assert [check for check in checks if not check.passed] == []

    def test_secrets_are_not_shown(self) -> None:
        connector = self.connector()
        shown = f"{connector.config!r} {connector.config} {connector.config.model_dump_json()} {connector!r}"
        assert self.password not in shown
        assert self.password not in repr(self.items())
        assert self.password in repr(connector.service_request())
        assert self.password not in repr(connector.service_request(with_connection=False))


class SqlConnectorSuite(ConnectorSuite):
    """The same for a connector to an SQL database; the source has two schemas at least, one of them with tables."""

    def test_a_complete_scope_names_all_that_came_from_it(self) -> None:
        seen: dict[str, set[str]] = {}
        records: list[Record] = []
        closed: list[str] = []
        for item in self.items():
            if isinstance(item, Complete):
                if item.scope_type == "databaseSchema":
                    closed.append(f"{item.scope_fqn}.")
                for entity_type, names in item.seen.items():
                    seen.setdefault(entity_type, set()).update(names)
            elif isinstance(item, Record):
                assert not item.fqn.startswith(tuple(closed)), f"{item.fqn} came after its schema was complete"
                records.append(item)
        assert closed, "no schema was completed, so nothing would ever be marked as deleted"
        assert [record.fqn for record in records if record.fqn not in seen.get(record.entity_type, {record.fqn})] == []

    def test_completed_scopes_are_left_out(self) -> None:
        scopes = [item for item in self.items() if isinstance(item, Complete) and item.scope_type == "databaseSchema"]
        done = next(scope for scope in scopes if any(scope.seen.values()))
        rest = list(self.connector().extract({done.scope_fqn}))
        assert not [item for item in rest if isinstance(item, Record) and item.fqn.startswith(f"{done.scope_fqn}.")]
        completed = {item.scope_fqn for item in rest if isinstance(item, Complete)}
        assert {scope.scope_fqn for scope in scopes} - completed == {done.scope_fqn}

    def test_what_is_filtered_is_counted_and_still_seen(self) -> None:
        connector = self.connector()
        patterns = {"table_filter_pattern": NOTHING, "stored_procedure_filter_pattern": NOTHING}
        connector.options = connector.options.model_copy(update=patterns)
        items = list(connector.extract())
        left_out = {"table", "storedProcedure"}
        assert not [item for item in items if isinstance(item, Record) and item.entity_type in left_out]
        seen = {name for item in items if isinstance(item, Complete) for names in item.seen.values() for name in names}
        filtered = {item.fqn for item in items if isinstance(item, Filtered)}
        assert filtered
        assert filtered <= seen


def _declared(entity_type: str) -> type[EntityType]:
    types = {plugin.name: plugin for plugin in Registry("gazetteer.entities", EntityType).all().values()}
    return types[entity_type]
