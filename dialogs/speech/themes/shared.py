"""Words that phrases of several themes use."""

CLASSES = {
    "JEG": "jeg vi",
    "MIN": "min mit mine vores",
    "MØDE": "møde mødet *mødet",
    "GRUPPEN": """
        gruppen styregruppen arbejdsgruppen udvalget bestyrelsen følgegruppen formandskabet sekretariatet kommunen
        regionen
    """,
    "PUNKT": "punkt forslag dagsordenspunkt emne",
    "STOPPET": "stoppet fratrådt udtrådt holdt_op gået_på_pension rejst ikke_ansat ikke_længere_ansat",
}
