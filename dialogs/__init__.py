"""The talk: plain data in, plain data out."""
