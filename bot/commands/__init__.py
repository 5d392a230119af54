"""The commands of `styrmand` by theme, each a typer app that `bot.cli` mounts."""
