"""Proposals: groups of recommendations that ask for one act, as records."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from policyrecs import ids
from policyrecs.lexicon.wording import act_of, are_opposed, stem
from policyrecs.proposals.decided import NOTHING_DECIDED, Decided
from policyrecs.proposals.gist import Gist, gist_of
from policyrecs.proposals.index import Index
from policyrecs.proposals.search import groups_in
from policyrecs.proposals.statement import Act, Statement
from policyrecs.records import Proposal, ProposalMember
from policyrecs.vocabulary import Kind, Method, Stance, Status

_KINDS = {Kind.DIRECT: 0, Kind.QUOTED: 1, Kind.REPORTED: 2, Kind.SOLICITED: 3}
"""Whose words stand best for an act: its issuer's own, then quoted ones, then reports."""

_Acts = tuple[Act, ...]


def find_proposals(
    statements: Iterable[Statement], decided: Decided = NOTHING_DECIDED
) -> tuple[Proposal, ...]:
    """Return the acts that two or more recommendations ask for or speak against, by id.

    Args:
        statements: The recommendations.
        decided: What people have decided on them.
    """
    known = list(statements)
    index = Index(decided)
    for statement in known:
        index.add(statement.recommendation_id, _gist(statement))
    groups = ([known[place] for place in group] for group in groups_in(index, decided))
    return proposals_of(groups, decided)


def proposals_of(
    groups: Iterable[Sequence[Statement]], decided: Decided = NOTHING_DECIDED
) -> tuple[Proposal, ...]:
    """Return groups of recommendations as proposals, sorted by id.

    Args:
        groups: The groups, as `groups_in` tells them.
        decided: What people have decided on them.
    """
    made = (_proposal(group, decided) for group in groups)
    return tuple(sorted((each for each in made if each), key=lambda each: each.proposal_id))


def _proposal(group: Sequence[Statement], decided: Decided) -> Proposal | None:
    """The record of a group; None where what stands inside another was all there was to it."""
    kept = list(_outermost(group))
    if len(kept) == 1:
        return None
    rulings = {each.recommendation_id: decided.ruling(each.recommendation_id) for each in kept}
    against = {key for key, ruling in rulings.items() if ruling and ruling[0] is Stance.AGAINST}
    eligible = [each for each in kept if each.recommendation_id not in against]
    first = min(eligible or kept, key=_standing)
    rest = sorted((each for each in kept if each is not first), key=_place)
    likeness = functools.cache(functools.partial(_likeness, first.acts, _gist(first)))
    return Proposal(
        proposal_id=ids.proposal_id(first.recommendation_id),
        representative_id=first.recommendation_id,
        label=first.quote,
        members=tuple(
            _member(each, likeness(each.acts, _gist(each)), rulings[each.recommendation_id])
            for each in (first, *rest)
        ),
    )


def _outermost(group: Iterable[Statement]) -> Iterator[Statement]:
    """Yield those that are no part of another of the group: said once, an act counts once."""
    document, reached = "", -1
    for each in sorted(group, key=lambda each: (each.document_id, each.start, -each.end)):
        if each.document_id != document or each.end > reached:
            document, reached = each.document_id, each.end
            yield each


def _standing(statement: Statement) -> tuple[object, ...]:
    """Sort key: the statement that stands best for its act comes first."""
    issued = statement.issued.isoformat() if statement.issued else "~"
    core = statement.status is Status.CORE
    return not core, _KINDS[statement.kind], issued, *_place(statement)


def _place(statement: Statement) -> tuple[str, int, int, str]:
    return statement.document_id, statement.start, statement.end, statement.recommendation_id


def _gist(statement: Statement) -> Gist:
    return gist_of(statement.acts, statement.quote, statement.kind)


def _member(
    statement: Statement, likeness: "_Likeness", ruling: tuple[Stance, str] | None
) -> ProposalMember:
    """A statement as member of a proposal."""
    return ProposalMember(
        recommendation_id=statement.recommendation_id,
        stance=ruling[0] if ruling else likeness.stance,
        similarity=likeness.similarity,
        shared_words=likeness.shared_words,
        method=Method.CURATED if ruling else Method.RULES,
        reason=ruling[1] if ruling else None,
    )


class _Likeness(NamedTuple):
    """What a statement has in common with the one that stands for its proposal."""

    stance: Stance
    similarity: float
    shared_words: tuple[str, ...]


def _likeness(first_acts: _Acts, first: Gist, acts: _Acts, gist: Gist) -> _Likeness:
    """What a statement, by its acts and gist, has in common with the first of its proposal."""
    shared = [key for key in first.words if key in gist.words]
    telling = [key for key in shared if key in first.telling]
    together = len(first.words.keys() | gist.words.keys())
    return _Likeness(
        _stance(acts, first_acts),
        round(len(shared) / together, 3) if together else 0.0,
        tuple(first.words[key] for key in dict.fromkeys([*telling, *shared])),
    )


def _stance(acts: _Acts, first_acts: _Acts) -> Stance:
    """Whether acts go the way of the first's, by those of either that are most alike."""
    best, against = -1, False
    for verb, polarity, words in acts:
        for other, other_polarity, other_words in first_acts:
            opposed = are_opposed(act_of(verb), act_of(other))
            if act_of(verb) == act_of(other) or opposed:
                shared = len(_stems(words) & _stems(other_words))
                if shared > best:
                    best, against = shared, (polarity is not other_polarity) is not opposed
    return Stance.AGAINST if against else Stance.FOR


@functools.lru_cache(maxsize=1_024)  # the letters of a campaign say the same
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.casefold().split())
