"""A figure of `var/bench.json`: what was measured, beside its peer or floor."""

from typing import Literal, TypedDict

Better = Literal["higher", "lower"]


class Figure(TypedDict):
    """`ratio` is value to peer: at least the demand where higher is better, at most it where lower is."""

    name: str
    value: float
    unit: str
    better: Better
    peer: str
    peer_value: float
    ratio: float


def figure(name: str, value: float, unit: str, better: Better, *, peer: str, peer_value: float) -> Figure:
    return Figure(
        name=name,
        value=_short(value),
        unit=unit,
        better=better,
        peer=peer,
        peer_value=_short(peer_value),
        ratio=_short(value / peer_value),
    )


def is_met(one: Figure, demanded: float) -> bool:
    return one["ratio"] >= demanded if one["better"] == "higher" else one["ratio"] <= demanded


def _short(number: float) -> float:
    """Four digits: the fifth says nothing on any machine."""
    return float(f"{number:.4g}")
