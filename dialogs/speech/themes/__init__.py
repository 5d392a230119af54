"""Phrases by theme, in the notation of `notation`; `reaching` says in which order they are tried."""
