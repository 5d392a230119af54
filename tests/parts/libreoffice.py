"""LibreOffice without a screen: opens what we wrote and says what it saw."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.parts.missing import missing


def converted(file: Path, form: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another form ("pdf", "txt:Text (encoded):UTF8", "odt")."""
    program = os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        missing("No LibreOffice", "install Debian's package libreoffice-writer-nogui")
    profile = (folder / "profile").absolute().as_uri()
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
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
