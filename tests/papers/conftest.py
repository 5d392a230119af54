from tests.cli.conftest import bare, loaded, logs_as_they_were, styrmand

__all__ = ["bare", "loaded", "logs_as_they_were", "styrmand"]
