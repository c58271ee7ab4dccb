"""Which of the big languages a line is in."""

import pytest

from cleaner_typos.repairs.languages import language_at


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wir haben den Hund und die Katze auf dem Hof.", "de"),
        ("Le maire est dans la salle avec les élus de la ville.", "fr"),
        ("El alcalde de la ciudad vive en el centro con los suyos.", "es"),
        ("Il sindaco della città non è nella sala con gli altri.", "it"),
        ("O presidente da cidade não está na sala com os outros.", "pt"),
        ("De burgemeester van de stad is niet in de zaal met het volk.", "nl"),
        ("The mayor of the town is not in the hall with the others.", ""),
        ("Burmistrz miasta nie jest w sali razem z innymi ludźmi.", ""),
        ("Wir haben den Hund.", ""),
        ("", ""),
    ],
)
def test_the_function_words_tell(text, language):
    assert language_at(text, len(text) // 2) == language


def test_only_the_line_counts():
    text = "Wir haben den Hund und die Katze auf dem Hof.\nIt is here."
    assert language_at(text, len(text)) == ""
