"""An object store, whose buckets and folders are containers."""

from __future__ import annotations

from gazetteer.domain.service import Service


class StorageService(Service):
    name = "storageService"
    model = "StorageService"
    create_model = "CreateStorageServiceRequest"
