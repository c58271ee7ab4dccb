import pytest

from cleaner_boilerplate.text.lines.furniture import furniture_share


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("Home", 1),
        ("HOME | Login »", 1),
        ("© 2024", 0.5),
        ("Datenschutz:", 1),
        ("Все права защищены", 1 / 3),
        ("The ferry goes every twenty minutes", 0),
        ("", 0),
        ("— · —", 0),
    ],
)
def test_the_share_of_furniture(line: str, share: float) -> None:
    assert furniture_share(line) == pytest.approx(share)
