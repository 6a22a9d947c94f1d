"""A broker that topics are harvested from."""

from __future__ import annotations

from gazetteer.domain.service import Service


class MessagingService(Service):
    name = "messagingService"
    model = "MessagingService"
    create_model = "CreateMessagingServiceRequest"
