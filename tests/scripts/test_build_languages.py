"""Making the files of letters out of models."""

import io
import json
import tarfile
import zipfile

import brotli
import pytest

from scripts.build_languages import EDGE, build, by_cost, triples

TEXT = ["ab", "ab", "aba", "bå"]


def chances(size):
    """Give the models of some words as lingua has them: the last letter's share behind the others."""
    runs = [word[at : at + size] for word in TEXT for at in range(len(word) - size + 1)]
    before = [word[at : at + size - 1] for word in TEXT for at in range(len(word) - size + 2)]
    return {
        run: (runs.count(run), before.count(run[:-1]) if size > 1 else len(runs))
        for run in dict.fromkeys(runs)
    }


@pytest.fixture
def sources(tmp_path):
    wheel = tmp_path / "models.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for size, name in ((1, "unigrams"), (2, "bigrams"), (3, "trigrams")):
            ngrams = {}
            for run, (over, under) in chances(size).items():
                ngrams.setdefault(f"{over}/{under}", []).append(run)
            data = {"language": "X", "ngrams": {key: " ".join(of) for key, of in ngrams.items()}}
            packed = brotli.compress(json.dumps(data).encode())
            archive.writestr(f"lingua/language-models/xx/{name}.json.br", packed)
    cldr = tmp_path / "cldr.tgz"
    with tarfile.open(cldr, "w:gz") as archive:
        characters = {"main": {"xx": {"characters": {"exemplarCharacters": "[a-c {ch}]"}}}}
        content = json.dumps(characters).encode()
        entry = tarfile.TarInfo("package/main/xx/characters.json")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return str(wheel), str(cldr)


def test_files_are_made_of_letters_of_the_language(sources, tmp_path):
    build(*sources, tmp_path, ["xx"])
    found = {
        triple
        for line in (tmp_path / "xx.txt").read_text("utf-8").splitlines()
        for triple in line.split(" ")[1:]
    }
    assert {"_ab", "ab_", "aba", "ba_"} <= found
    assert not any("å" in triple for triple in found)
    code, *frequent = (tmp_path / "index.txt").read_text("utf-8").split()
    assert code == "xx"
    assert frequent[0] == "_ab"
    assert set(frequent) == found


def test_the_same_sources_make_the_same_files(sources, tmp_path):
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
        build(*sources, folder, ["xx"])
    assert (first / "xx.txt").read_bytes() == (second / "xx.txt").read_bytes()


def test_word_ends_follow_from_what_is_missing():
    found = triples({"a": 0.5, "b": 0.5}, {"ab": 1.0}, {})
    assert found["ab" + EDGE] == pytest.approx(found[EDGE + "ab"])


def test_a_line_for_each_cost():
    assert by_cost({"abc": 0.25, "abd": 0.25, "abe": 0.5}) == "1 abe\n2 abc abd\n"
