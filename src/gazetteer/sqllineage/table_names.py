"""Which table a name of the text means."""

from __future__ import annotations

from gazetteer.sqllineage.session import Key, Schema, Session
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.names import Name, Part, Table


class TableNames:
    """Which table a name means: one that the text made, perhaps under another name, a temporary one, or any other."""

    def __init__(self, dialect: Dialect, schema: Schema, session: Session) -> None:
        self.dialect = dialect
        self.schema = schema
        self.session = session

    def table(self, name: Name) -> Table:
        """The lasting table of this name; the same object for spellings that the dialect takes for one."""
        return self._table(name, name.key(self.dialect))

    def completed(self, key: Key) -> list[Key]:
        """A key with the schema, or each of the schemas, and the catalog that a name without them has here."""
        session = self.session
        usual = (self.schema.defaults[-1] if self.schema.defaults else self.dialect.usual_schema,)
        schemas = session.schemas or tuple(schema for schema in usual if schema)
        with_schema = [(schema, *key) for schema in schemas] if len(key) == 1 and schemas else [key]
        return [(session.catalog, *each) if session.catalog and len(each) == 2 else each for each in with_schema]

    def known_as(self, name: Name) -> Name:
        """The name under which the text made the table that this one means behind a switch of the schema; with the
        schema that it has here where the text made another table under the name alone."""
        if not self.session.switched:
            return name
        key = name.key(self.dialect)
        made = self.made_table(key)
        if made is not None or key not in self.session.made:
            return made.name if made is not None else name
        return Name(tuple(Part(text) for text in self.completed(key)[0][: -len(key)]) + name.parts)

    def _table(self, name: Name, key: Key) -> Table:
        if self.session.switched:
            if (known := self.made_table(key)) is not None:
                return known
            name = self.known_as(name)
            key = name.key(self.dialect)
        made = self.made_table(key)
        printed = self.session.spellings.setdefault(name.identity(self.dialect), name.printed)
        found = self.session.tables.get(printed)
        if found is None or (found.made and made is not found):
            found = Table(name, key, self._known_columns(name, key))
            self.session.tables[printed] = found
        if made is not None and made is not found:
            found.columns = made.columns if made.columns is not None else found.columns
            if found not in made.spellings:
                made.spellings.append(found)
        return found

    def _known_columns(self, name: Name, key: Key) -> list[str] | None:
        """The columns of a table that the caller knows, in the schema that the text has switched to if it did."""
        for full in self.completed(key) if self.session.switched else ():
            before = tuple(Part(text) for text in full[: -len(key)])
            if before and (columns := self.schema.columns(Name(before + name.parts), full)) is not None:
                return columns
        return self.schema.columns(name, key)

    def made_table(self, key: Key) -> Table | None:
        """The table that the text made under this name, with or without the schema that names without one have."""
        if self.session.switched:
            return self.session.made_as(self.completed(key))
        schema = self.schema.defaults[-1] if self.schema.defaults else self.dialect.usual_schema
        return self.session.made_under(key, schema)

    def temporary_key(self, name: Name) -> Key | None:
        """The key under which the session has a temporary table of this name."""
        return self._temporary(name.key(self.dialect))

    def _temporary(self, key: Key) -> Key | None:
        temporary = self.session.temporary
        if temporary:
            for candidate in (key, key[-1:]):
                if candidate in temporary and (candidate == key or self.may_be_temporary(key)):
                    return candidate
        is_variable = key[-1][:1] == "@" and len(key) == 1 and key[-1].count("@") == 1
        return key[-1:] if (is_variable or key[-1][:1] == "#") and self.dialect.hash_names else None

    def may_be_temporary(self, key: Key) -> bool:
        return key[0] in self.dialect.temporary_schemas
