"""Who is understood to be called upon where no words say so: by the things and people spoken of."""

import functools

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.documents import Outline
from policyrecs.lexicon.called import may_find, pattern
from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.implied import reader_groups
from policyrecs.lexicon.parties import groups_of
from policyrecs.linking.stakeholders.above import Above
from policyrecs.linking.stakeholders.calls import is_of_law, opening_party, takes_part
from policyrecs.linking.stakeholders.directory import OFFICIAL, Directory
from policyrecs.linking.stakeholders.governing import Governing
from policyrecs.linking.stakeholders.mentions import Mentions
from policyrecs.linking.stakeholders.recipients import possessions
from policyrecs.linking.stakeholders.understood import (
    ALL_GOVERNING,
    SERVED,
    Parties,
    understood,
    unique,
    with_government,
)
from policyrecs.vocabulary import (
    Basis,
    BlockKind,
    Kind,
    Role,
    StakeholderGroup,
)

_LONG = 2000
"""Characters of a call in which the things at issue are looked for."""

_SUBJECT = 200
"""Characters before a call's cue that hold its subject."""

_SURE = frozenset({StakeholderGroup.LEGISLATURE, StakeholderGroup.PUBLIC})
"""Groups that a thing shows whatever the section is on: "legislation", "your senator"."""

_CARING = frozenset(
    {
        StakeholderGroup.EDUCATORS,
        StakeholderGroup.HEALTH_PROVIDERS,
        StakeholderGroup.COMPANIES,
        StakeholderGroup.CIVIL_SOCIETY,
    }
)
"""Institutions with pupils, patients, workers or members for whom something should be done."""

_NO_SUBJECT = frozenset({BlockKind.HEADING, BlockKind.ITEM})
"""Blocks that seldom say who is to do what stands after them."""

_STAFFED = frozenset(
    {
        StakeholderGroup.EDUCATORS,
        StakeholderGroup.HEALTH_PROVIDERS,
        StakeholderGroup.MEDIA,
        StakeholderGroup.CIVIL_SOCIETY,
    }
)
"""Institutions for whose staff guidance is written, whose words seldom stand in any other text."""


class Unnamed:
    """Reads who is understood in the calls of one document that name nobody."""

    def __init__(
        self,
        outline: Outline,
        directory: Directory,
        above: Above,
        mentions: Mentions,
        governing: Governing,
    ) -> None:
        """Keep what is needed to read `outline`.

        Args:
            outline: The document.
            directory: Its names.
            above: Reads what stands above its passages.
            mentions: Reads the words that name parties.
            governing: Who governs in it.
        """
        self._outline = outline
        self._directory = directory
        self._folded = outline.document.folded
        self._above = above
        self._mentions = mentions
        self._governing = governing

    def of(
        self, candidate: Candidate, section: Parties, usual: Parties, voice: Party | None
    ) -> Parties:
        """A thing's owner, the section's or usual addressee, a thing's maker, or who governs.

        Args:
            candidate: A call that names nobody.
            section: Whom the calls before it below the same headings name.
            usual: Whom the document's calls usually name.
            voice: Who makes the call; None where nobody is known.
        """
        cue = max(candidate.start, candidate.cue.start if candidate.cue else candidate.end)
        start = max(candidate.start, cue - _SUBJECT)
        start = self._after_caller(candidate, start, cue, voice)
        if self._is_for_reader(candidate):
            return unique((*self._mentions.about.usual_reader, *usual))
        asked = bool(section) and candidate.cue is None and candidate.kind is not Kind.DIRECT
        if shown := self._shown(candidate, start, cue, usual, asked=asked):
            return self._governing.with_powers(shown, candidate)
        nearest = () if self._mentions.about.recipient else understood(section)
        nearest = self._governing.with_rulers(nearest or usual, candidate)
        return self._governing.with_powers(
            nearest or self._at_last(candidate, start, cue), candidate
        )

    def _after_caller(self, candidate: Candidate, start: int, cue: int, voice: Party | None) -> int:
        """Where the subject of a call starts: whoever it is reported of calls on others."""
        if candidate.kind is Kind.DIRECT or candidate.cue is None:
            return start
        if not pattern("duty").match(self._folded, cue):
            return cue  # "the agency has been recommending"
        told = voice is not None and voice.end is not None and start < voice.end <= cue
        return voice.end if told and voice and voice.end else start

    def _is_for_reader(self, candidate: Candidate) -> bool:
        """Whether a call is on whoever reads it: of what is theirs, or on a list of "ten ways"."""
        if candidate.kind is not Kind.DIRECT or self._mentions.about.recipient:
            return False
        words = self._folded[candidate.start : min(candidate.end, candidate.start + _SUBJECT)]
        if may_find("to-reader", words.lower()) and pattern("to-reader").search(words):
            return True
        if pattern("your").match(self._folded, candidate.start):
            return True
        headed = self._above.is_for_reader(self._outline.passages[candidate.passage])
        return candidate.cue is None and headed

    def _shown(
        self, candidate: Candidate, start: int, cue: int, usual: Parties, *, asked: bool
    ) -> Parties:
        """Who is understood whatever the section is on: by an owner, an act, or a sure thing.

        Args:
            candidate: The call.
            start: First code point of its subject.
            cue: First code point of its cue.
            usual: Whom the document's calls usually name.
            asked: Whether it is an item of demands that the text makes of somebody.
        """
        subject = self._folded[start:cue]
        at_start = candidate.cue is not None and start == candidate.start
        owner = pattern("owner").match(subject) if at_start else None
        if owner is not None and not pattern("clause").search(owner["party"]):
            place = (start + owner.start("party"), start + owner.end("party"))
            if parties := self._mentions.at(place, Basis.IMPLIED, None):
                return parties
        if groups := self._by_act(candidate) or self._by_possession(candidate):
            return self._governing.parties(groups)
        if at_start and (whose := pattern("owned-by-first").match(subject)):
            return self._governing.parties(groups_of(f"{whose['party']} bodies"))
        if self._above.headings_are_topics:
            return self._governing.parties(with_government(()))
        by_subject = self._governing.at_issue(subject, own=bool(self._house))
        by_text = self._by_text(candidate)
        to_public = StakeholderGroup.PUBLIC in by_text
        # "The petition should be denied" is for whom a text is sent to, not for the public.
        sure = _SURE - ({StakeholderGroup.PUBLIC} if self._mentions.about.recipient else set())
        unsure = sure.isdisjoint(by_subject) and not (to_public and StakeholderGroup.PUBLIC in sure)
        if asked or (unsure and candidate.kind is Kind.DIRECT):
            return ()
        shown = (
            by_text if to_public else self._governing.beside(by_subject or self._house or by_text)
        )
        return (
            self._official_patient(start, cue)
            or self._governing.parties(shown)
            or usual
            or self._governing.parties(self._governing.beside(self._mentions.about.at_issue))
        )

    def _by_text(self, candidate: Candidate) -> Groups:
        """The groups that the things in a call point to."""
        return self._governing.at_issue(
            self._folded[candidate.start : min(candidate.end, candidate.start + _LONG)]
        )

    def _at_last(self, candidate: Candidate, start: int, cue: int) -> Parties:
        """Who is understood where no call around names anybody: by the thing or the people."""
        bodies = tuple(group for group in self._directory.usual_groups if group in OFFICIAL)
        ruling = (*bodies, StakeholderGroup.POLICYMAKERS) if bodies else ()
        by_thing = (
            self._staff_told(candidate)
            or self._governing.at_issue(self._folded[start:cue], own=bool(self._house))
            or (ruling if self._directory.ruled else ())
            or self._institution
            or self._mentions.about.at_issue
            or self._by_text(candidate)
        )
        return (
            self._official_patient(start, cue)
            or self._governing.parties(self._by_body(candidate))
            or self._governing.parties(self._by_power(candidate))
            or self._governing.parties(self._by_care(start, cue))
            or self._governing.parties(self._governing.beside(by_thing) if by_thing else ())
            or self._beforehand(candidate)
            or self._governing.parties(
                (*ruling, StakeholderGroup.POLICYMAKERS) if ruling else with_government(())
            )
        )

    def _staff_told(self, candidate: Candidate) -> Groups:
        """The institution whose staff an imperative tells what to do, whatever thing it is about.

        "Supply staff with masks" is a school's to do in guidance for schools.
        """
        staffed = candidate.cue is None and not self._governing.governed
        return self._institution if staffed and _STAFFED & set(self._institution) else ()

    @functools.cached_property
    def _institution(self) -> Groups:
        """The kind of institution that the text is set in, where that is none that governs."""
        setting = self._mentions.about.setting
        return () if ALL_GOVERNING & {*setting, *self._mentions.about.at_issue} else setting

    @functools.cached_property
    def _house(self) -> Groups:
        """That institution where budgets and rules at issue are its own, as a school's are.

        A text on firms or software is as often on what others should do about them.
        """
        of_trade = {StakeholderGroup.COMPANIES, StakeholderGroup.DEVELOPERS} & {*self._institution}
        return () if of_trade else self._institution

    def _by_act(self, candidate: Candidate) -> Groups:
        """Who alone can do what is asked: legislatures amend laws, readers send responses."""
        start, end = candidate.start, min(candidate.end, candidate.start + _LONG)
        if takes_part(self._folded, start, end):
            return (StakeholderGroup.PUBLIC,)
        before = self._directory.sentence_before(start)
        if before and pattern("pronoun-subject").match(self._folded, start, end):
            start = max(before[0], start - _LONG)  # what "it" is, is a matter of law
        return (StakeholderGroup.LEGISLATURE,) if is_of_law(self._folded, start, end) else ()

    def _by_possession(self, candidate: Candidate) -> Groups:
        """Whose things an imperative tells its reader to use: "Lock your phone" is for anybody."""
        if candidate.cue is not None or self._mentions.about.recipient:
            return ()
        end = min(candidate.end, candidate.start + _SUBJECT)
        return reader_groups(possessions(self._folded[candidate.start : end]))

    def _by_care(self, start: int, cue: int) -> Groups:
        """Whose pupils, patients or workers they are for whom something should be done."""
        place = opening_party(self._folded, start, cue)
        groups = groups_of(self._folded[slice(*place)]) if place else ()
        if groups != (StakeholderGroup.PUBLIC,):
            return ()
        setting = self._mentions.about.setting
        caring = bool(_CARING & {*setting}) and ALL_GOVERNING.isdisjoint(setting)
        return self._governing.beside(setting) if caring else ()

    def _by_power(self, candidate: Candidate) -> Groups:
        """Who has the power to do what is asked: government makes firms liable, and fines them."""
        end = min(candidate.end, candidate.start + _LONG)
        powers = pattern("takes-power").search(self._folded, candidate.start, end)
        return with_government(()) if powers else ()

    def _by_body(self, candidate: Candidate) -> Groups:
        """The public, for what somebody does with their own body: "Helmets should be worn".

        In a text set in an institution it is that which sees to it.
        """
        end = min(candidate.end, candidate.start + _LONG)
        lowered = self._folded[candidate.start : end].lower()
        if self._institution or not may_find("personal-act", lowered):
            return ()
        own = pattern("personal-act").search(self._folded, candidate.start, end)
        return (StakeholderGroup.PUBLIC,) if own else ()

    def _beforehand(self, candidate: Candidate) -> Parties:
        """The party that the sentence before speaks of first."""
        before = self._directory.sentence_before(candidate.start)
        if before is None or self._kind_at(before[0]) in _NO_SUBJECT:
            return ()
        place = opening_party(self._folded, *before)
        if place is None:
            return ()
        parties = self._mentions.named(Mention(*place, Role.ADDRESSEE, Basis.IMPLIED))
        return understood(party for party in parties if not set(party.groups) <= SERVED)

    def _kind_at(self, place: int) -> BlockKind:
        """The kind of block that a place is in."""
        return self._outline.passages[self._directory.passage_at(place)].block.kind

    def _official_patient(self, start: int, cue: int) -> Parties:
        """The public body that something should be done for: its own government sees to it."""
        place = opening_party(self._folded, start, cue)
        if place is None:
            return ()
        parties = self._mentions.named(Mention(*place, Role.ADDRESSEE, Basis.IMPLIED))
        return understood(party for party in parties if OFFICIAL & set(party.groups))
