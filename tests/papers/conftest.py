from tests.cli.conftest import bare, loaded, process_as_it_was, styrmand

__all__ = ["bare", "loaded", "process_as_it_was", "styrmand"]
