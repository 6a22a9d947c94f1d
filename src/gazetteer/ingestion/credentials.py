"""Credentials that connections of many kinds have in common."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from gazetteer.ingestion.configuration import Configuration


class Password(Configuration):
    """Sign in with a password."""

    password: SecretStr | None = None


class Certificates(Configuration):
    """Certificates for TLS, each as PEM text or as the path of a PEM file."""

    ca_certificate: SecretStr | None = None
    ssl_certificate: SecretStr | None = None
    ssl_key: SecretStr | None = None

    def files(self, folder: Path) -> dict[str, str]:
        """The paths by field name; what was given as text is written into the folder, readable by its owner only."""
        paths: dict[str, str] = {}
        for name in Certificates.model_fields:
            secret: SecretStr | None = getattr(self, name)
            if secret is None:
                continue
            text = secret.get_secret_value()
            if text.lstrip().startswith("-----BEGIN"):
                path = folder / f"{name}.pem"
                path.touch(mode=0o600)
                path.write_text(text)
                paths[name] = str(path)
            else:
                paths[name] = text
        return paths
