"""The doors: everything asynchronous and everything that talks to a network."""
