"""Makes the pictures in `docs/gallery/`: the first page of every layout, filled from the examples.

Needs LibreOffice (`soffice`) and poppler (`pdftoppm`). The official fonts are replaced by the last of their
substitutes, which are free, so that the pictures look the same wherever those are installed.
"""

import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from pgdecl.forms.formats.appearance import FALLBACKS
from pgdecl.forms.named import names

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "gallery"
EXAMPLES = ROOT / "examples"
# Pixels to the inch, and bits of grey of each pixel: small files in which every word can still be read.
RESOLUTION = 75
DEPTH = 4


def example(layout: str) -> tuple[Path, Path | None]:
    """The declaration that shows a layout, and its results if the form shows any."""
    declaration = EXAMPLES / "forms" / f"{layout}.yaml"
    results = declaration.with_suffix(".results.yaml")
    if not declaration.is_file():
        declaration = EXAMPLES / "ezhou-2022.revised.yaml"
    return declaration, results if results.is_file() else None


def make(layout: str, folder: Path) -> bytes:
    """The picture of a layout, as the bytes of a PNG."""
    declaration, results = example(layout)
    document = folder / f"{layout}.docx"
    with_results = ["--results", str(results)] if results else []
    render = [sys.executable, "-m", "pgdecl", "render", str(declaration), *with_results]
    _run([*render, "--layout", layout, "--allow-omissions", "--draft", "-o", str(document)])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    environment = os.environ | {"FONTCONFIG_FILE": str(_fonts(folder))}
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    _run([*convert, str(document)], environment)
    page = [
        "pdftoppm",
        "-gray",
        "-r",
        str(RESOLUTION),
        "-f",
        "1",
        "-l",
        "1",
        str(document.with_suffix(".pdf")),
    ]
    return png(_run(page))


def png(greymap: bytes) -> bytes:
    """A picture with `DEPTH` bits of grey, made of a binary PGM of 8 bits."""
    _, size, _, pixels = greymap.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = (pixels[top : top + width] for top in range(0, width * height, width))
    packed = b"".join(b"\0" + _packed(row) for row in rows)
    header = struct.pack(">2I5B", width, height, DEPTH, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _packed(row: bytes) -> bytes:
    """Two pixels a byte; the nearest of 16 greys for each."""
    greys = [(grey + 8) // 17 for grey in row] + [0] * (len(row) % 2)
    return bytes(left << DEPTH | right for left, right in zip(greys[::2], greys[1::2], strict=True))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _fonts(folder: Path) -> Path:
    """A configuration of fontconfig that replaces the official fonts."""
    path = folder / "fonts.conf"
    aliases = "".join(
        f'<match><test name="family"><string>{escape(font)}</string></test>'
        '<edit name="family" mode="assign" binding="strong">'
        f"<string>{escape(substitutes[-1])}</string></edit></match>"
        for font, substitutes in FALLBACKS.items()
    )
    include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    path.write_text(f'<?xml version="1.0"?><fontconfig>{include}{aliases}</fontconfig>', encoding="utf-8")
    return path


def _run(command: list[str], environment: dict[str, str] | None = None) -> bytes:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment).stdout  # noqa: S603


def main(layouts: list[str]) -> None:
    """Writes the pictures of these layouts, or of all of them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        for layout in layouts or names():
            (PICTURES / f"{layout}.png").write_bytes(make(layout, Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
