"""Nothing about people is kept that the map of what is kept does not know: every table, every person, every text."""

from sqlalchemy import Column, LargeBinary
from sqlmodel.sql.sqltypes import AutoString

from storage import tables
from storage.personal import TEXTS, WHOSE, Fate
from wording.personal import Danish

TABLES = tables.metadata.tables


def points_at_a_person(column: Column[object]) -> bool:
    return any(key.column.table is tables.person for key in column.foreign_keys)


def test_every_column_that_names_a_person_is_an_owner_or_a_name():
    """A new one must be put in `storage.personal`, so that it is handed out and forgotten."""
    found = {
        name: {column.name for column in table.columns if points_at_a_person(column)}
        for name, table in TABLES.items()
    }
    known = {name: {*WHOSE[name].owner, *WHOSE[name].names} - {"id"} for name in WHOSE}
    assert {name: columns for name, columns in found.items() if columns} == {
        name: columns for name, columns in known.items() if columns
    }


def test_every_text_column_of_every_table_has_a_fate():
    found = {
        name: {column.name for column in table.columns if isinstance(column.type, AutoString)}
        for name, table in TABLES.items()
    }
    assert found == {name: set(columns) for name, columns in TEXTS.items()}


def test_bytes_are_kept_of_files_only():
    found = [
        f"{name}.{column.name}"
        for name, table in TABLES.items()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    ]
    assert found == ["stored_file.content"]


def test_a_secret_is_a_column_of_its_table():
    assert [
        (name, column) for name, one in WHOSE.items() for column in one.secret if column not in TABLES[name].c
    ] == []


def test_every_table_of_somebody_has_a_name_for_the_person_who_reads_his_own():
    assert set(Danish.tables) == set(WHOSE)


def test_words_of_ones_own_are_in_rows_that_go_or_are_wiped():
    """Only the person's own rows are wiped, so a wiped column is in a table that names him."""
    wiped = {name for name, columns in TEXTS.items() if Fate.WIPED in columns.values()}
    assert wiped == {"answer"}
