"""The refusals that belong to the way in which a client works; every other one fails the suite."""

from __future__ import annotations

from tests.compat.recorder import ExpectedRefusal

# `metadata ingest` of a database into a catalog that knows none of it yet.
FIRST_HARVEST = (
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/services/databaseServices/name/lantern\?fields=\*",
        "the client asks whether the service is there before it creates it",
    ),
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/tables/name/lantern\.lantern\.[^/?]+",
        "the client looks for the target of a foreign key, which it has not sent yet; it asks again at the end",
    ),
)
# `metadata ingest` at any time.
EVERY_HARVEST = (
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/tables/name/lantern\.lantern\.finance\.payment_(other|20\d\d(_\w+)?)(\?.*)?",
        "the client completes the foreign keys of every partition, but it harvests the partitioned table alone",
    ),
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/(teams|users)/name/lantern_(etl|analyst_members|analyst_pricing)",
        "the owner of a table at the source is nobody that the catalog knows",
    ),
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/teams/name/lantern_lending",
        "the client looks for a team of the owner's name before it looks for a user",
    ),
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/(teams|users)/name/lantern_collection",
        "the client looks for a name first; this owner is found by searching for the display name",
    ),
)
# The round trip of every type: it looks for what it has just deleted, and asks for a version that is gone.
ROUND_TRIP = (
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/[\w/]+/name/(%22)?(shapes|Shapes|rita)[^?]*",
        "what was deleted is looked for, to see that it is hidden",
    ),
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/[\w/]+/name/(%22)?(shapes|Shapes|rita)[^?]*\?fields=\*&include=all",
        "what was erased is looked for, to see that nothing is left",
    ),
    ExpectedRefusal(412, "PATCH", r"/api/v1/[\w/]+/[0-9a-f-]{36}", "a patch of a version that is no longer the newest"),
)
# The client's own methods for lineage.
LINEAGE = (
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/lineage/getLineageEdge/[0-9a-f-]+/[0-9a-f-]+",
        "the client asks whether an edge is there before it tells of it",
    ),
)
# `metadata ingest` of the type `postgres-lineage`.
LINEAGE_WORKFLOW = (
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/lineage/getLineageEdge/table/name/[^/]+/table/name/[^/]+",
        "the client asks whether an edge is there before it tells of it",
    ),
    ExpectedRefusal(
        404,
        "GET",
        r"/api/v1/tables/name/lantern\.lantern\.insight\.top(\?.*)?",
        "the client cannot read the definition of a view whose name has spaces",
    ),
)
