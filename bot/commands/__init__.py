"""Commands of `styrmand`, a group a module; `bot.cli` mounts them."""
