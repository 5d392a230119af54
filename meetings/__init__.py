"""The rules of the meeting room: standard library only, synchronous, told the time."""
