"""gazetteer serve"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gazetteer.cli.options import DatabaseUrl, Home


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on (default 127.0.0.1).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (default 8585; 0 takes a free one).")] = None,
    home: Home = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Run the server until Ctrl-C.

    Prints one line with `ready` and the address when it answers.

    Example: gazetteer serve --port 8585 --home ~/.gazetteer
    """
    import gc

    # Until it answers, nearly all that is made stays: the server looks through it once, and never again.
    gc.disable()
    import structlog

    from gazetteer import settings as settings_module
    from gazetteer.app import open_platform
    from gazetteer.cli import output
    from gazetteer.monitoring import logs
    from gazetteer.monitoring.output import open_standard_streams
    from gazetteer.server import serve as run

    settings = settings_module.load(
        {
            "host": host,
            "port": None if port is None else str(port),
            "home": str(home) if home else None,
            "database_url": database_url,
        }
    )
    open_standard_streams()
    logs.configure(settings.log_level)
    platform = open_platform(settings, serving=True)
    try:
        caution = platform.context.database.dialect.caution
        if caution is not None:
            structlog.get_logger().warning("database", caution=caution)
        if platform.first_password is not None:
            _show_password(platform.first_password, platform.home.admin_password)
        run(platform, lambda url: output.line(f"ready {url}"))
    finally:
        platform.close()


def _show_password(password: str, kept: Path) -> None:
    from gazetteer.cli import output

    output.line(f"administrator: admin@gazetteer.internal, password: {password}", stderr=True)
    output.line(f"(shown only now; kept in {kept}, which only you can read)", stderr=True)
