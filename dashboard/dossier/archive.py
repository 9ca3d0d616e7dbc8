"""Changed files to carry home."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

WHEN = (1980, 1, 1, 0, 0, 0)
"""The same files make the same archive, byte for byte."""


def as_archive(dossier: str, files: Mapping[str, bytes]) -> bytes:
    """A zip of whole files that, unpacked in `data/`, puts each in its place. `dossier` is the folder's name."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{dossier}/{name}", WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return held.getvalue()
