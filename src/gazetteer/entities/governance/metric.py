"""A figure that a company is run by, and how it is computed."""

from __future__ import annotations

from gazetteer.domain.entity import (
    DATA_PRODUCTS,
    DOMAINS,
    FOLLOWERS,
    OWNERS,
    REVIEWERS,
    EntityType,
    Reference,
)


class Metric(EntityType):
    name = "metric"
    model = "Metric"
    create_model = "CreateMetricRequest"
    references = (
        OWNERS,
        DOMAINS,
        DATA_PRODUCTS,
        REVIEWERS,
        FOLLOWERS,
        Reference("relatedMetrics", "relatedMetric", ("metric",)),
        Reference("assets", "metricAsset", ("table", "*")),
    )
    terms = ("metricType", "granularity")
