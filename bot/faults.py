"""Codes for our own faults: short enough to be read out over the telephone, found again in the log."""

import secrets

_LETTERS = "ACDEFHJKLMNPQRTUVWXY3479"


def fault_code() -> str:
    """Something like 7F3A-21X4, without letters that sound or look alike."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"
