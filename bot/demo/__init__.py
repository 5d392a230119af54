"""The demo: a cooperation to try everything on, and stand-ins for the parts of Microsoft that cannot be here."""
