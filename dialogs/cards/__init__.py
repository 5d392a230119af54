"""Every card, built as objects from plain facts: `parts` are the blocks, one module a theme."""
