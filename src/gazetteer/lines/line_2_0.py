"""OpenMetadata 2.0, the newest line: documents are stored in its shape."""

from __future__ import annotations

from gazetteer.domain.line import Line


class Line20(Line):
    number = "2.0"
    version = "2.0.6"
