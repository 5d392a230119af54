"""The closed days of Danish public offices."""

from datetime import date

from bot.days_off import closed


def test_the_closed_days_of_2027():
    days = [day for n in range(365) if closed(day := date.fromordinal(date(2027, 1, 1).toordinal() + n))]
    assert [f"{day:%d.%m.}" for day in days] == [
        "01.01.",
        "25.03.",
        "26.03.",
        "28.03.",
        "29.03.",
        "01.05.",
        "06.05.",
        "16.05.",
        "17.05.",
        "05.06.",
        "24.12.",
        "25.12.",
        "26.12.",
        "31.12.",
    ]


def test_store_bededag_is_gone_from_2024():
    assert (closed(date(2023, 5, 5)), closed(date(2024, 4, 26))) == (True, False)
