"""What a whole document shows of who is called upon: what it is about, set in, and read by."""

import functools
import itertools
from collections.abc import Iterable

from policyrecs.documents import Outline
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.implied import implied_groups, reader_groups
from policyrecs.lexicon.settings import Setting, setting_of
from policyrecs.linking.stakeholders.directory import OFFICIAL, Directory
from policyrecs.linking.stakeholders.presented import Presented, presented_to
from policyrecs.linking.stakeholders.recipients import possessions, recipient_of
from policyrecs.linking.stakeholders.understood import ALL_GOVERNING, Parties, are_untold, of_groups
from policyrecs.vocabulary import StakeholderGroup

_MANY = 200
"""Calls that show what the document is about."""

_LONG_TEXT = 20_000
"""Characters of them that are read."""

_SETTING = 30_000
"""Characters of a text that show what kind of institution it is set in."""

_GOVERNING = OFFICIAL | {StakeholderGroup.POLICYMAKERS, StakeholderGroup.STANDARDS_BODIES}
"""Groups whose things, such as rules and budgets, are at issue in any text on policy."""

_HOUSES = frozenset(
    {
        StakeholderGroup.EDUCATORS,
        StakeholderGroup.RESEARCHERS,
        StakeholderGroup.HEALTH_PROVIDERS,
        StakeholderGroup.CIVIL_SOCIETY,
    }
)
"""Groups of institutions that have presidents, governors and administrators of their own."""

_CARING = frozenset(
    {StakeholderGroup.EDUCATORS, StakeholderGroup.HEALTH_PROVIDERS, StakeholderGroup.RESEARCHERS}
)
"""Institutions whose pupils and patients are told what others should do for them."""

_PRESS = (StakeholderGroup.MEDIA,)
"""An editor, who prints letters."""

_ENOUGH = 1
"""Words of politics, after which one more shows that a text is on it."""


class Surroundings:
    """Reads one document as a whole; each question is answered when first asked.

    Attributes:
        calls: (start, end) of all calls of the document, which show what it is about.
    """

    def __init__(self, outline: Outline, directory: Directory) -> None:
        """Keep what is needed to read `outline`, whose names `directory` holds."""
        self.calls: tuple[tuple[int, int], ...] = ()
        self._outline = outline
        self._directory = directory
        self._folded = outline.document.folded

    @functools.cached_property
    def letter(self) -> Parties:
        """The addressee of a letter, or of a text that was sent to somebody by its title."""
        return recipient_of(self._outline, self._directory, lambda: self.setting)

    @functools.cached_property
    def presented(self) -> Presented:
        """To whom a text is presented that is no letter: a committee, a house that is spoken to."""
        return presented_to(self._outline, self._directory, lambda: self.setting)

    @functools.cached_property
    def recipient(self) -> Parties:
        """The reader of a letter, or the body that decides on what a submission asks for.

        A letter to the editor asks something of others.
        """
        decides = self.presented.parties if self.presented.decides else ()
        if decides and are_untold(self.letter):
            return decides
        printed = all(party.groups == _PRESS for party in self.letter)
        return () if printed else self.letter

    @functools.cached_property
    def at_issue(self) -> Groups:
        """The groups that the things in all calls point to, as far as that shows the subject."""
        calls = (self._folded[start:end] for start, end in self.calls[:_MANY])
        text = " ".join(calls)[:_LONG_TEXT]
        house = not _HOUSES.isdisjoint(self._shown.groups)
        return implied_groups(text, digital=self.is_digital, own=house)

    @functools.cached_property
    def is_digital(self) -> bool:
        """Whether the text is on software, in which "systems" are programs."""
        return self._shown.is_digital

    @functools.cached_property
    def setting(self) -> Groups:
        """The kind of institution that the text is set in, where its words show one: a school.

        Whose staff, managers and committees these are, a text seldom says again.
        """
        return self._shown.groups or (() if _GOVERNING & set(self.at_issue) else self.at_issue)

    @functools.cached_property
    def is_house(self) -> bool:
        """Whether the text is set in one institution, whose president and governors it means."""
        private = bool(_HOUSES & {*self.setting}) and not self._directory.ruled
        return private and OFFICIAL.isdisjoint(self._directory.usual_groups)

    @functools.cached_property
    def is_of_care(self) -> bool:
        """Whether the text is set in an institution that cares for people: a school, a clinic."""
        return not _CARING.isdisjoint(self.setting)

    @functools.cached_property
    def is_impersonal(self) -> bool:
        """Whether the text never turns to its reader, as guidance for people does."""
        return pattern("to-you").search(self._folded) is None

    @functools.cached_property
    def is_political(self) -> bool:
        """Whether the text is on elections or parliaments, in which parties stand for office."""
        words = pattern("political-parties").finditer(self._folded, 0, _SETTING)
        enough = next(itertools.islice(words, _ENOUGH, None), None) is not None
        return enough and not pattern("treaty").search(self._folded, 0, _SETTING)

    def governed(self, groups: Iterable[StakeholderGroup], *, together: bool = False) -> Groups:
        """`groups`, with whoever governs in this text for government: in one on a city, the city.

        Args:
            groups: Whom the things at issue or a pronoun point to.
            together: Whether they are a "we", who in a text on treaties are all states.
        """
        given = self.with_powers(groups)
        if StakeholderGroup.EXECUTIVE not in given:
            return given
        local, world = (
            StakeholderGroup.SUBNATIONAL_GOVERNMENT,
            StakeholderGroup.INTERNATIONAL_BODIES,
        )
        if self.setting == (local,):
            return tuple(
                dict.fromkeys(
                    local if group is StakeholderGroup.EXECUTIVE else group for group in given
                )
            )
        abroad = together and self.setting == (world,) and world not in given
        return (*given, world) if abroad else given

    def with_powers(self, groups: Iterable[StakeholderGroup]) -> Groups:
        """`groups`, with the kinds of government that the text is full of where they govern."""
        given = tuple(groups)
        if ALL_GOVERNING.isdisjoint(given):
            return given
        special = (group for group in self._shown.powers if group is not StakeholderGroup.EXECUTIVE)
        return tuple(dict.fromkeys((*given, *special)))

    @functools.cached_property
    def is_on_government(self) -> bool:
        """Whether the text speaks of government so often that it may be told whatever is said."""
        return StakeholderGroup.EXECUTIVE in self._shown.powers

    @functools.cached_property
    def usual_reader(self) -> Parties:
        """Who "you" is throughout the document: the public, unless you have users or patients."""
        return of_groups(reader_groups(possessions(self._folded)) or (StakeholderGroup.PUBLIC,))

    @functools.cached_property
    def readers_own(self) -> Groups:
        """What "your team" is: of a letter's reader, else of whoever has what the text says."""
        if self.letter:
            return self.letter[0].groups
        has = reader_groups(possessions(self._folded))
        public = not has or StakeholderGroup.PUBLIC in has
        return (self.setting or (StakeholderGroup.COMPANIES,)) if public else has

    @functools.cached_property
    def _shown(self) -> Setting:
        """What the words of the text alone show it to be set in."""
        return setting_of(self._folded[:_SETTING])
