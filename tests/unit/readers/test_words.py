"""The words of a block: white space, and what moves with them when they are cut or joined."""

from policyrecs.documents import Link, Marker
from policyrecs.readers.words import Flow, Stretch, Words, joined


def flow(*runs: str) -> Flow:
    """A flow of these runs."""
    gathered = Flow()
    for run in runs:
        gathered.write(run)
    return gathered


def test_white_space_collapses_across_runs() -> None:
    """Two runs with a space each would leave two spaces between their words."""
    assert "Agencies should act." == flow(" Agencies ", " should\n\t", "act. ").words().text


def test_white_space_around_a_line_break_is_dropped() -> None:
    """A space before or after a break would be part of a line."""
    gathered = flow("One ")
    gathered.break_line()
    gathered.write(" two")
    assert "One\ntwo" == gathered.words().text


def test_a_link_covers_its_words_and_no_space() -> None:
    """A link with a space at its start would quote one."""
    gathered = flow("See")
    start = gathered.next_start
    gathered.write(" the report ")
    gathered.link(start, "/x")
    gathered.write("now")
    words = gathered.words()
    assert ["the report"] == [words.text[link.start : link.end] for link in words.links]


def test_what_is_gathered_apart_keeps_the_spaces_around_it() -> None:
    """Words of a link that is looked at apart must not run into their neighbours."""
    outer = flow("See")
    outer.absorb(flow(" the report "))
    outer.write("now")
    assert "See the report now" == outer.words().text


def test_cutting_moves_and_clips_links_marks_and_emphasis() -> None:
    """An offset into the whole would point beside the words of the part."""
    words = Words(
        "One two. Three four.",
        (Link(4, 14, "/x"), Link(15, 19, "/y")),
        (Marker(7, 8, "1"),),
        (Stretch(0, 3), Stretch(9, 20)),
    )
    cut = words.cut(8)
    assert ("Three four.", (Link(0, 5, "/x"), Link(6, 10, "/y")), (), (Stretch(0, 11),)) == (
        cut.text,
        cut.links,
        cut.marks,
        cut.emphasis,
    )


def test_joining_moves_links_marks_and_emphasis() -> None:
    """The second paragraph of a cell starts after the first."""
    part = Words("a b", (Link(0, 1, "/x"),), (Marker(2, 3, "b"),), (Stretch(0, 1),))
    whole = joined([part, part], "\n")
    assert "a b\na b" == whole.text
    assert (4, 6, 4) == (whole.links[1].start, whole.marks[1].start, whole.emphasis[1].start)


def test_punctuation_need_not_be_bold() -> None:
    """A bold heading often ends in plain punctuation."""
    assert Words("Next steps:", emphasis=(Stretch(0, 10),)).is_emphasised
    assert not Words("Next steps: act", emphasis=(Stretch(0, 10),)).is_emphasised
    assert not Words("Next").is_emphasised
