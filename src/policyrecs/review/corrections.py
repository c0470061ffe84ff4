"""What a filled-in row corrects: the fields of a decision that differ from the record."""

from typing import Any

from policyrecs.lexicon.topics import TOPICS
from policyrecs.records import Recommendation
from policyrecs.review.archive import Archive, Fault
from policyrecs.review.cells import code_of, listed, stated
from policyrecs.review.columns import CODES
from policyrecs.review.filled import Filled
from policyrecs.review.stating import stated_parties
from policyrecs.vocabulary import Role


def shown_fields(row: Filled, archive: Archive) -> dict[str, Any]:
    """Return the fields that a row shows of a record that the rules no longer find.

    Raises:
        Fault: It shows too little, or parties that are not registered.
    """
    fields: dict[str, Any] = {}
    for name, members in CODES.items():
        # The evidence is shown in words, as in "modal, by “should”; acts: publish (do)".
        shown = code_of(row.cell(name).replace(";", ",").partition(",")[0])
        if shown not in set(members):
            words = f"no record stands here any more, and {name} says no code to add it with"
            raise Fault(words)
        fields[name] = members(shown)
    parties = [
        {"stakeholder": archive.stakeholder(name), "role": role}
        for column, role in (("addressees", Role.ADDRESSEE), ("issuers", Role.ISSUER))
        for name in listed(row.cell(column))
    ]
    if not parties:
        words = "no record stands here any more, and the row names nobody to add it with"
        raise Fault(words)
    topics = [topic for topic in listed(row.cell("topics")) if topic in TOPICS]
    return fields | {"parties": parties, "topics": topics, "deadline": row.cell("deadline")}


def corrections(row: Filled, archive: Archive, record: Recommendation | None) -> dict[str, Any]:
    """The fields that a row corrects."""
    changes: dict[str, Any] = {}
    for name, members in CODES.items():
        if cell := row.cell(f"new_{name}"):
            code = code_of(cell)
            if code not in set(members):
                words = f"new_{name}: {cell!r} is none of {', '.join(members)}"
                raise Fault(words)
            changes[name] = members(code)
    if cell := row.cell("new_deadline"):
        changes["deadline"] = stated(cell)
    if cell := row.cell("new_topics"):
        changes["topics"] = [code_of(each) for each in listed(cell)]
        for topic in changes["topics"]:
            if topic not in TOPICS:
                words = f"new_topics: {topic} is no code of a topic"
                raise Fault(words)
    if row.cell("new_addressees") or row.cell("new_issuers"):
        changes["parties"] = _parties(row, archive, record)
    return changes


def _parties(row: Filled, archive: Archive, record: Recommendation | None) -> list[dict[str, Any]]:
    """All parties, with the corrected roles; a decision that states any party states them all."""
    parties = stated_parties(record) if record else []
    for column, role in (("new_addressees", Role.ADDRESSEE), ("new_issuers", Role.ISSUER)):
        cell = row.cell(column)
        if not cell:
            continue
        known = {party["stakeholder"]: party for party in parties if party["role"] == role}
        parties = [party for party in parties if party["role"] != role]
        for name in listed(cell):
            try:
                key = archive.stakeholder(name)
            except Fault as fault:
                words = f"{column}: {fault}"
                raise Fault(words) from fault
            party = known.get(key, {"stakeholder": key, "role": role})
            if party not in parties:
                parties.append(party)
    for party in parties:
        if not archive.registered(party["stakeholder"]):
            words = f"{party['role']} {party['stakeholder']} is not registered; add it first"
            raise Fault(words)
    return parties
