"""What a harvest takes from a source and what it may change, as people configure it."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from gazetteer.ingestion.configuration import Configuration
from gazetteer.ingestion.filters import FilterPattern


class Options(Configuration):
    """What every kind of source has in common."""

    override_metadata: bool = Field(
        default=False, description="Replace descriptions that people edited in the catalog."
    )

    only_ours: ClassVar[frozenset[str]] = frozenset()
    """Fields that OpenMetadata has no keys for."""

    def as_openmetadata(self) -> dict[str, Any]:
        """What was given of it, as far as OpenMetadata has keys for it."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude=set(self.only_ours))

    def marks_deleted(self, entity_type: str) -> bool:
        """Whether entities of this type that are gone from the source become deleted in the catalog."""
        del entity_type
        return False


class Incremental(Configuration):
    """Reading only what changed; not offered, since a whole catalog is a handful of statements."""

    enabled: Literal[False] = False
    lookback_days: int = 7
    safety_margin_days: int = 1


Names = str | dict[str, str | list[str]]


class OwnerConfig(Configuration):
    """Owners by rules of the configuration."""

    default: str | None = None
    service: str | None = None
    database: Names | None = None
    database_schema: Names | None = None
    table: Names | None = None
    enable_inheritance: bool = True


class DatabaseOptions(Options):
    """The `sourceConfig.config` of a database harvest, with OpenMetadata's keys.

    What a pattern leaves out, or an `include…` switches off, is neither written nor marked as deleted:
    it still exists in the source.
    """

    only_ours = frozenset({"include_partitions"})

    type: Literal["DatabaseMetadata"] = "DatabaseMetadata"
    include_tables: bool = True
    include_views: bool = True
    include_stored_procedures: bool = Field(default=True, description="Procedures and functions.")
    include_owners: bool = Field(
        default=False, description="Roles of the source become owners if users of that name exist."
    )
    include_partitions: bool = Field(default=False, description="Partitions as tables of their own.")
    mark_deleted_tables: bool = True
    mark_deleted_stored_procedures: bool = True
    mark_deleted_schemas: bool = True
    mark_deleted_databases: bool = False
    use_fqn_for_filtering: bool = Field(default=False, description="Match patterns against fully qualified names.")
    database_filter_pattern: FilterPattern = FilterPattern()
    schema_filter_pattern: FilterPattern = FilterPattern()
    table_filter_pattern: FilterPattern = FilterPattern()
    stored_procedure_filter_pattern: FilterPattern = FilterPattern()

    owner_config: OwnerConfig = Field(
        default=OwnerConfig(), description="Accepted; owners come from the source, or are given in the catalog."
    )
    include_tags: bool = Field(default=True, description="Accepted; this kind of source has no tags.")
    threads: int = Field(default=1, description="Accepted; reads are set-based and need no threads.")
    query_log_duration: int = Field(default=1, description="Accepted; a metadata harvest reads no query log.")
    query_parsing_timeout_limit: int = Field(default=300, description="Accepted; a metadata harvest parses no queries.")
    json_schema_sample_size: int = Field(default=10, description="Accepted; without effect, see extractJsonSchema.")
    include_ddl: Literal[False] = Field(default=False, alias="includeDDL")
    include_custom_properties: Literal[False] = False
    extract_json_schema: Literal[False] = False
    incremental: Incremental = Incremental()

    def marks_deleted(self, entity_type: str) -> bool:
        return {
            "table": self.mark_deleted_tables,
            "storedProcedure": self.mark_deleted_stored_procedures,
            "databaseSchema": self.mark_deleted_schemas,
            "database": self.mark_deleted_databases,
        }.get(entity_type, False)


class DatabaseConfig(Configuration):
    """What every database connection may say of what is harvested, where the harvest's options do not say it."""

    ingest_all_databases: bool = False
    supports_metadata_extraction: bool = True
    supports_usage_extraction: bool = True
    supports_lineage_extraction: bool = True
    supports_dbt_extraction: bool = Field(default=True, alias="supportsDBTExtraction")
    supports_profiler: bool = True
    supports_database: bool = True
    supports_query_comment: bool = True
    supports_data_diff: bool = True
    sample_data_storage_config: dict[str, Any] | None = Field(
        default=None, description="Accepted; a metadata harvest reads no rows.", repr=False
    )
    database_filter_pattern: FilterPattern | None = None
    schema_filter_pattern: FilterPattern | None = None
    table_filter_pattern: FilterPattern | None = None
    stored_procedure_filter_pattern: FilterPattern | None = None

    def completes(self, options: DatabaseOptions) -> DatabaseOptions:
        """The options, with this connection's patterns in place of those that they leave open."""
        patterns = {
            name: pattern
            for name in DatabaseConfig.model_fields
            if name.endswith("_pattern")
            and name not in options.model_fields_set
            and (pattern := getattr(self, name)) is not None
        }
        return options.model_copy(update=patterns)
