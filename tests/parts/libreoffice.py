"""LibreOffice without a screen: opens what we wrote and says what it saw."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.parts.missing import missing

SEMICOLONS = "Text - txt - csv (StarCalc):59,34,76,1"
"""How Danish Excel opens a CSV: parted by semicolons, in UTF-8, from the first line."""


def converted(file: Path, form: str, folder: Path, *, opened_as: str = "") -> Path:
    """The file as LibreOffice saves it in another form ("pdf", "txt:Text (encoded):UTF8", "odt").

    `opened_as` is the filter it is read with, where the name alone does not say.
    """
    program = os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        missing(
            "No LibreOffice", "install Debian's packages libreoffice-writer-nogui and libreoffice-calc-nogui"
        )
    profile = (folder / "profile").absolute().as_uri()
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            *([f"--infilter={opened_as}"] if opened_as else []),
            "--convert-to",
            form,
            "--outdir",
            folder,
            file,
        ],
        capture_output=True,
        check=True,
        timeout=180,
    )
    return folder / f"{file.stem}.{form.split(':', maxsplit=1)[0]}"
