"""A page about PHP keeps the dumps that it shows."""

import html

import pytest

from cleaner.testing import run_stage
from cleaner_phpdump import Options, phpdump
from cleaner_phpdump.page import lift

DUMP = 'array(1) {\n  ["a"]=>\n  int(5)\n}'

ABOUT_PHP = [
    ("a call", "I print it with var_dump($a); and get:"),
    ("a name", "What print_r shows:"),
    ("a function that is a word too", "The output of serialize($a):"),
    ("source", "<?php $a = 1; ?>"),
    ("escaped source", "&lt;?php echo $a;"),
    ("another language", "Обратите внимание на вывод var_export():"),
]


@pytest.mark.parametrize(("name", "line"), ABOUT_PHP, ids=[row[0] for row in ABOUT_PHP])
@pytest.mark.parametrize("frame", ["{line}\n\n{dump}\n\nEnd.", "{dump}\n\n{line}"])
def test_the_dump_stays_and_is_reported(name: str, line: str, frame: str) -> None:
    text = frame.format(line=line, dump=DUMP)
    document = run_stage(phpdump, text)
    assert (document.text, document.edits, document.embedded) == (text, [], [])
    (finding,) = document.findings
    assert text[finding.start : finding.end] == DUMP
    assert (finding.rule, document.metrics["phpdump.shown"]) == ("shown-dump", 1)


NOT_ABOUT_PHP = [
    ("no word of it", "It rained."),
    ("a word", "They serialize the novel weekly."),
    ("in the dump itself", 'string(10) "var_dump()"'),
    ("part of a name", "my_var_dumper and print_rss"),
]


@pytest.mark.parametrize(("name", "line"), NOT_ABOUT_PHP, ids=[row[0] for row in NOT_ABOUT_PHP])
def test_elsewhere_it_goes(name: str, line: str) -> None:
    document = run_stage(phpdump, f"{line}\n\n{DUMP}")
    assert DUMP not in document.text
    assert document.findings == []


def test_where_asked_for_it_goes_there_too() -> None:
    text = f"print_r gives this:\n\n{DUMP}\n\nRight?"
    document = run_stage(phpdump, text, Options(tutorials="remove"))
    assert document.text == "print_r gives this:\n\nRight?"
    assert document.embedded[0].value == {"a": 5}


@pytest.mark.parametrize("keep", [True, False])
def test_in_a_page(keep: bool) -> None:
    markup = f"<p>What var_dump prints:</p><pre>{html.escape(DUMP)}</pre>"
    found = lift(markup, keep_shown=keep)
    assert (found.html == markup, found.shown, len(found.dumps)) == (keep, int(keep), int(not keep))


UNREAD = [
    ("scripts", "<script>var_dump(1)</script><style>/* print_r */</style><pre>{}</pre>"),
    ("a class", "<pre class='var_dump'>{}</pre>"),
    ("a comment", "<!-- print_r\n(2) --><pre>{}</pre>"),
    ("a link", "<a href='/tag/var_export'>Tags</a><pre>{}</pre>"),
]


@pytest.mark.parametrize(("name", "frame"), UNREAD, ids=[row[0] for row in UNREAD])
def test_what_no_reader_sees_is_not_what_a_page_is_about(name: str, frame: str) -> None:
    assert len(lift(frame.format(DUMP)).dumps) == 1


def test_dumps_in_code_go_where_asked_for() -> None:
    markup = f"<p>It rained.</p><code>{DUMP}</code>"
    assert (lift(markup).shown, len(lift(markup).dumps)) == (1, 0)
    assert len(lift(markup, keep_shown=False).dumps) == 1


MESSAGES = [
    "<b>Warning</b>: print_r() expects parameter 1 to be array on line 5",
    "Notice: unserialize(): Error at offset 5 of 8 bytes in /srv/index.php on line 5",
]


@pytest.mark.parametrize("line", MESSAGES)
def test_messages_of_php_leak_along_with_dumps(line: str) -> None:
    assert DUMP not in run_stage(phpdump, f"It rained.\n{line}\n\n{DUMP}").text


FRAMES = [
    ("a fence", f"# Arrays\n\nOutput:\n\n```\n{DUMP}\n```\n"),
    ("a named fence", f"Output:\n\n~~~ text\n{DUMP}\n~~~\n"),
]


@pytest.mark.parametrize(("name", "text"), FRAMES, ids=[row[0] for row in FRAMES])
def test_a_fence_shows_on_purpose(name: str, text: str) -> None:
    assert run_stage(phpdump, text).text == text


BOXES = [
    ("samp", f"<p>Output:</p><samp>{DUMP}</samp>"),
    ("highlighted", f'<div class="highlight"><pre>{DUMP}</pre></div>'),
    ("brush", f'<pre class="brush: php">{DUMP}</pre>'),
    ("one in code, one not", f"<code>{DUMP}</code><p>Why {DUMP}?</p>"),
]


@pytest.mark.parametrize(("name", "markup"), BOXES, ids=[row[0] for row in BOXES])
def test_a_box_for_code_shows_on_purpose(name: str, markup: str) -> None:
    found = lift(markup)
    assert (found.html, found.dumps) == (markup, [])
    assert found.shown


@pytest.mark.parametrize("tag", ["template", "noscript"])
def test_what_is_not_shown_says_nothing(tag: str) -> None:
    markup = f"<{tag}>print_r</{tag}><pre>{DUMP}</pre>"
    assert len(lift(markup).dumps) == 1
