"""Agendas and minutes that were written elsewhere, as text or Word, read into the nouns of the agenda.

Nothing of the paper is lost silently: what cannot be placed is a fault with its line, or named as left out.
"""

from documents.incoming_paper.lines import Fault, Problem, WrongPaper
from documents.incoming_paper.paper import Head, Kind, ReadItem, ReadPaper
from documents.incoming_paper.read import read

__all__ = ["Fault", "Head", "Kind", "Problem", "ReadItem", "ReadPaper", "WrongPaper", "read"]
