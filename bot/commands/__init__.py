"""What the commands of `bot.cli` do. They are imported when one is called: `--help` must not load a database."""


class Failed(Exception):
    """The command did not do what it was told; `lines` say why, in words for the operator."""

    def __init__(self, *lines: str) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines
