"""A search engine that indexes are harvested from."""

from __future__ import annotations

from gazetteer.domain.service import Service


class SearchService(Service):
    name = "searchService"
    model = "SearchService"
    create_model = "CreateSearchServiceRequest"
