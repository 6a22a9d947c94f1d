"""A store of files that people share, such as documents and spreadsheets."""

from __future__ import annotations

from gazetteer.domain.service import Service


class DriveService(Service):
    name = "driveService"
    model = "DriveService"
    create_model = "CreateDriveServiceRequest"
