"""Draws docs/images/layers.svg from the import contracts of pyproject.toml; with `--check` only compares."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "layers.svg"
WIDTH, ROW, GAP, MARGIN, LABEL = 860, 30, 6, 16, 13
ON_BOTH_SIDES = {"cli", "demo", "testing", "errors", "settings"}
COLOURS = {"client": ("#e8f1fb", "#2f6fb2"), "server": ("#fbeee4", "#b4632a"), "both": ("#eef4e6", "#5b8230")}


def contracts() -> dict[str, Any]:
    """The contracts by name."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        document = tomllib.load(file)
    return {contract["name"]: contract for contract in document["tool"]["importlinter"]["contracts"]}


def picture() -> str:
    """The whole drawing: the layers of the package, then the rooms of its parts."""
    found = contracts()
    layers = [name.strip("() ") for layer in found["Imports go one way"]["layers"] for name in layer.split("|")]
    client = set(layers[layers.index("storage") + 1 :]) - ON_BOTH_SIDES
    parts: list[str] = []
    top = _rows(
        parts, MARGIN, "gazetteer: a box may import from the rows below it", found["Imports go one way"], client
    )
    for contract in found.values():
        if contract["type"] == "layers" and contract["containers"] != ["gazetteer"]:
            top = _rows(parts, top + 2 * GAP, f"{contract['containers'][0]}: {contract['name']}", contract, client)
    top = _legend(parts, top + GAP)
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + MARGIN}" '
        f'font-family="Verdana, DejaVu Sans, sans-serif" font-size="{LABEL}">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _rows(parts: list[str], top: int, title: str, contract: dict[str, Any], client: set[str]) -> int:
    parts.append(f'<text x="{MARGIN}" y="{top + LABEL}" font-weight="bold" fill="#333333">{title}</text>')
    top += LABEL + GAP
    package = contract["containers"][0].removeprefix("gazetteer").removeprefix(".")
    for layer in contract["layers"]:
        names = [name.strip() for name in layer.split("|")]
        width = (WIDTH - 2 * MARGIN - GAP * (len(names) - 1)) / len(names)
        for position, name in enumerate(names):
            left = MARGIN + position * (width + GAP)
            _box(parts, left, top, width, name, _side(package or name.strip("()"), client))
        top += ROW + GAP
    return top


def _side(name: str, client: set[str]) -> str:
    if name in client:
        return "client"
    return "both" if name in ON_BOTH_SIDES else "server"


def _box(parts: list[str], left: float, top: int, width: float, name: str, side: str) -> None:
    fill, line = COLOURS[side]
    reserved = name.startswith("(") and not (ROOT / "src/gazetteer" / name.strip("()")).exists() and not (
        ROOT / "src/gazetteer" / f"{name.strip('()')}.py").exists()  # fmt: skip
    dashes = ' stroke-dasharray="4 3"' if reserved else ""
    parts.append(
        f'<rect x="{left:.0f}" y="{top}" width="{width:.0f}" height="{ROW}" rx="4" '
        f'fill="{"#ffffff" if reserved else fill}" stroke="{line}"{dashes}/>'
        f'<text x="{left + width / 2:.0f}" y="{top + ROW / 2 + 5:.0f}" text-anchor="middle" '
        f'fill="#222222">{name.strip("()")}</text>'
    )


def _legend(parts: list[str], top: int) -> int:
    texts = {"client": "client side: pip install gazetteer", "server": "server side", "both": "both sides"}
    left = MARGIN
    for side, text in texts.items():
        fill, line = COLOURS[side]
        parts.append(
            f'<rect x="{left}" y="{top}" width="14" height="14" rx="3" fill="{fill}" stroke="{line}"/>'
            f'<text x="{left + 20}" y="{top + 12}" fill="#333333">{text}</text>'
        )
        left += 40 + 8 * len(text)
    parts.append(f'<text x="{left}" y="{top + 12}" fill="#333333">dashed: reserved for what comes</text>')
    return top + 14


def main() -> None:
    """Write the picture, or say that it is not the one that the contracts give."""
    made = picture()
    if "--check" not in sys.argv:
        PICTURE.write_text(made, encoding="utf-8")
    elif not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != made:
        sys.exit("docs/images/layers.svg is out of date; run: python docs/generate_layers.py")


if __name__ == "__main__":
    main()
