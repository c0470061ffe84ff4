"""Calls by a verb or phrase that makes them: "we recommend that", "Congress is urged to"."""

import functools
import re
from dataclasses import dataclass

from policyrecs.extract import verbs
from policyrecs.extract.agents import names_agent, parties_named
from policyrecs.extract.calls import Call, Stretch
from policyrecs.extract.clauses import clause_start, subject_before
from policyrecs.extract.sentences import Sentence
from policyrecs.lexicon import patterns
from policyrecs.vocabulary import Basis, Evidence, Modality, Role, Status

SELF = re.compile(
    r"^(?:we|i|the undersigned|(?:this|our|my|the present) (?:[\w-]+ ){0,3}(?:report|paper|brief|briefing|review|study|inquiry|enquiry|committee|commission"
    r"|panel|team|organi[sz]ation|submission|response|letter|statement|article|analysis|note|document|coalition|group|office|audit|guide|guidance"
    r"|guidelines|recommendation|recommendations|declaration|memo|memorandum|policy brief|picket|campaign|petition|resolution|chapter|working group|task ?force|network|alliance|association|council|board|union)s?)\b"
)
"""A subject that is the document's own author: "we", "this report", "our committee"."""

_TO_BEFORE = re.compile(r"(?:want|wish|like|love|continue|have|need|write|writing|seek|are here|am here|intend|begin|started|began|feel compelled|be remiss not) to$")
"""What makes an infinitive a call all the same: "we would like to urge"."""

_AUXILIARY = re.compile(
    r"(?:\b(?:also|further|therefore|thus|hence|again|strongly|respectfully|urgently|hereby|now|specifically|once again|particularly|formally|instead"
    r"|additionally|especially|repeatedly|publicly|jointly|collectively|unanimously|consequently|accordingly|likewise|explicitly|generally|finally|still|only|simply"
    r"|previously|recently|consistently|long|never|not|today|already|just|even|later|then|however|always|often|today|separately|clearly|both|earlier|initially|originally"
    r"|and|would|will|do|does|did|must|can|could|may|might|should|is|are|was|were|am|be|been|being|have|has|had|'ve|'d|don't|doesn't|didn't|cannot|can't)\b,? ?)+$"
)
"""Auxiliaries and adverbs between a subject and its verb."""

_PARTY_TO = re.compile(
    r" (?:for |on |that )?(?P<party>[^;:\"]{1,140}?),? (?:not )?(?P<not>not )?to (?:also |further |urgently |immediately |actively |(?!(?:apply|comply|rely|supply|reply|multiply|ally|fly)\b)[a-z]+ly |not |stop |please )*(?P<act>[a-z][a-z-]*)"
)
"""An object and an infinitive: "urge all member states, in particular X, to adopt"."""

_HOLDS_CLAUSE = re.compile(r"^(?:is|are|was|were|has|have|and|or|of|in)\b|^(?:(?!\b(?:who|that|which)\b).)*\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may)\b")
"""An object that holds a verb is none: "challenges is what repositories should provide to"."""

_DIRECT_INFINITIVE = re.compile(r" (?:to )(?:see|hear) (?P<act>[a-z]+)")
"""What an expectation asks to see: "expect to see a plan"."""

_SHOUT = 4
"""Operative verbs of resolutions stand in capitals and are longer than this: "RECOMMENDS"."""

_COLLECTIVE = re.compile(r"^the (?:\w+ )?(?:panel|committee|commission|inquiry|board|team|council|task ?force|working group|group|authors?|ombudsman|court|auditor|inspectorate|office|tribunal|assembly|conference|coroner|inspector|reviewers?)$")
"""Bodies that write reports and speak of themselves in the third person."""

_THAT = re.compile(r"(?:,[^,]{1,60},)? that:? (?P<clause>.+)")
_BARE_CLAUSE = re.compile(r" (?P<clause>(?:the|all|any|each|every|it|they|we|no|an?) .+)")
_GERUND = re.compile(r" (?P<act>(?:not )?[a-z-]+ing)\b")
_AGAINST = re.compile(r" (?:[^;:,.]{1,60} )?(?:against|not to) (?P<act>[a-z-]+)")
_NOUN = re.compile(r" (?P<act>(?:an?|the|that|for|to|stronger|greater|more|urgent|immediate|further|new|better|increased|two|three|four|five|several|[a-z-]+) ?[a-z-]*)")

_NAMED = re.compile(r"(?:[Tt]he |[Aa]n? |[A-Z][a-z]+'s )?(?:[a-z]+ ){0,3}[A-Z][\w.&'-]*(?: |$)")
"""A subject that begins with a name, after its article: "the Institute for Government"."""

_PROCESS = re.compile(
    r"\b(?:ban|inquiry|enquiry|review|investigation|moratorium|end|release|increase|reform|reforms|repeal|withdrawal|creation|establishment|introduction|adoption|halt"
    r"|pause|cut|cuts|reduction|abolition|overhaul|appointment|resignation|inclusion|removal|implementation|development|expansion|extension|restoration|ceasefire|suspension"
    r"|recognition|prosecution|ratification|rejection|publication|phase-?out|freeze|boycott|crackdown|rethink|probe|audit|summit|referendum|election|vote|return|amendment|amendments"
    r"|changes|framework|approach|legislation|law|laws|regulation|regulations|sanctions|tax|levy|fund|plan|strategy|system|standards|measures|action|limits?|safeguards|protections?|clarification|revision|revisions|examination|assessment|transparency|requirement|requirements|rules|commitment|investment|funding|programme|program|body|agency|commissioner|register|code)\b"
)
"""Nouns that name an act or what an act would bring about."""


@dataclass(frozen=True, slots=True)
class _Performative:
    """A verb that makes a call, as performatives.toml describes it."""

    lemma: str
    after: frozenset[str]
    modality: Modality
    weight: str


@functools.cache
def _performatives() -> dict[str, tuple[_Performative, str]]:
    """Every form of every performative verb, with the verb and which form it is."""
    forms: dict[str, tuple[_Performative, str]] = {}
    for entry in patterns.table("performatives")["verb"]:
        verb = _Performative(entry["lemma"], frozenset(entry["after"]), Modality(entry["modality"]), entry["weight"])
        for form, tense in zip(entry["forms"], ("base", "third", "past", "gerund"), strict=True):
            forms[form] = (verb, tense)
    return forms


@functools.cache
def _finder() -> re.Pattern[str]:
    """Any form of a performative verb, longest first."""
    forms = sorted(_performatives(), key=len, reverse=True)
    return re.compile(r"(?<![\w'-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w'-])")


def performative_call(sentence: Sentence) -> Call | None:
    """Return the best call that a performative verb or phrase makes, else one that was trapped."""
    trapped: Call | None = None
    weak: Call | None = None
    if patterns.patterns("cues")["citizen-action"].regex.match(sentence.words):
        return _phrase_call(sentence)
    for found in _finder().finditer(sentence.words):
        call = _verb_call(sentence, found)
        if call is None:
            continue
        if call.rejection is not None:
            trapped = trapped or call
        elif call.status is Status.CORE:
            return call
        else:
            weak = weak or call
    phrase = _phrase_call(sentence)
    if phrase is not None and phrase.status is Status.CORE and phrase.rejection is None:
        return phrase
    return weak or phrase or trapped


def _verb_call(sentence: Sentence, found: re.Match[str]) -> Call | None:
    """Return the call that one performative verb makes; None where no complement makes it one."""
    words = sentence.words
    verb, tense = _performatives()[found[0]]
    complement = _complement(sentence, verb, found.end())
    if complement is None:
        return None
    act, negated, party, form = complement
    before = words[: found.start()].rstrip()
    auxiliary = _AUXILIARY.search(before)
    helpers = auxiliary[0].split() if auxiliary else []
    subject_end = auxiliary.start() if auxiliary else len(before)
    subject = subject_before(words, subject_end)
    if helpers[:1] == ["and"]:
        subject = _first_subject(words, subject)
    named = words[subject[0] : subject[1]]
    cased = sentence.cased[subject[0] : subject[1]]
    verb_cased = sentence.cased[found.start() : found.end()]
    shouted = verb_cased.isupper() and len(verb_cased) > _SHOUT and not sentence.cased.isupper()
    if party is not None and parties_named(words[party[0] : party[1]], sentence.cased[party[0] : party[1]]):
        helpers = [*helpers, "agent-party"]
    own = shouted or SELF.match(named) is not None
    if shouted:
        helpers, before = [], ""
    status, rejection = _standing(verb, tense, helpers, before, named, cased, own=own, form=form, complement=words[found.end() :])
    refuses = any(word in {"not", "never", "don't", "doesn't", "didn't", "cannot", "can't"} for word in helpers)
    if refuses and own and rejection == "negated-cue":
        rejection, negated = None, not negated
    parties: list[tuple[Stretch, Role, Basis]] = []
    if party is not None:
        parties.append((party, Role.ADDRESSEE, Basis.EXPLICIT))
    if named and not own:
        parties.append((subject, Role.ISSUER, Basis.EXPLICIT))
    return Call(
        evidence=Evidence.PERFORMATIVE,
        modality=verb.modality,
        status=status,
        cue=found.span(),
        act=act,
        pattern=f"{verb.lemma}-{form}".replace(" ", "-"),
        negated=negated,
        parties=tuple(parties),
        self_made=own,
        others=not own and (bool(named) or tense == "third"),
        rejection=rejection,
        span=_relative_span(words, subject) if named in {"which", "who"} else None,
    )


def _relative_span(words: str, pronoun: Stretch) -> Stretch | None:
    """Return the stretch of an antecedent and its relative clause, where a comma sets it off."""
    before = words[: pronoun[0]].rstrip()
    if not before.endswith(","):
        return None
    start = max(before.rfind(mark) for mark in (" as the ", ", ", "; ", " and the ", " by the ", " from the ", " to the ", "(")) if " " in before else 0
    for mark in (" as the ", " by the ", " from the ", " and the ", " to the "):
        found = before.rfind(mark, 0, len(before) - 1)
        if found >= 0:
            start = found + len(mark) - 4
            break
    else:
        start = 0
    end = words.find(", and ", pronoun[1])
    return start, end if end > 0 else len(words)


def _first_subject(words: str, otherwise: Stretch) -> Stretch:
    """Return the subject of the sentence's first verb, for a verb that shares it after "and"."""
    first = re.match(r"(?:(?:and|but|however|moreover|therefore|nevertheless|furthermore),? )?(?P<subject>(?:[\w'-]+ ){1,6}?)(?:is|are|was|were|has|have|had|recogni[sz]es?|notes?|welcomes?|commends?|regrets?|agrees?|accepts?|\w+ed)\b", words)
    return (first.start("subject"), first.end("subject") - 1) if first else otherwise


def _standing(
    verb: _Performative,
    tense: str,
    helpers: list[str],
    before: str,
    subject: str,
    cased: str,
    *,
    own: bool,
    form: str,
    complement: str,
) -> tuple[Status, str | None]:
    """Return status and rejection of a performative verb from what stands before it."""
    helping = set(helpers)
    status = Status.CORE
    if helping & {"not", "never", "don't", "doesn't", "didn't", "cannot", "can't"}:
        return status, "negated-cue"
    if re.search(r"\bto$", before) and not _TO_BEFORE.search(before):
        return status, "infinitive"
    if re.search(r"\b(?:as|if|that|than|what) (?:we|i|they|he|she|it|the \w+|\w+)$", before) and not re.search(r"\b(?:said|says|believes?|is|was) that \w+$", before):
        return status, "back-reference"
    if helping & {"be", "been", "being", "is", "are", "was", "were", "am"} and tense != "gerund":
        return status, "passive"
    if tense == "past" and not helping and re.search(r"\bto \w+$", before):
        return status, "adjective"
    if tense == "past" and not helping and re.search(r"(?:\b(?:the|a|an|those|these|its|his|her|their|our|my|any|as|of|and|or|all|some|previously|newly)|'s?)$", before):
        return status, "adjective"
    if tense in {"base", "third"} and re.search(r"\b(?:the|an?|any|no|this|its|his|her|their|our|overt|growing|repeated|\w+'s)$", before):
        return status, "noun"
    if subject in {"this", "that", "which", "what", "these", "it"} and verb.lemma in {"call for", "require", "suggest", "demand", "encourage", "challenge"}:
        return status, "description"
    if helping & {"could", "may", "might", "can"}:
        return Status.OPTIONAL, None
    if tense == "gerund" and not helping & {"am", "is", "are", "be", "been", "was", "were"}:
        if verb.weight != "plain":
            return status, "participle"
        return (Status.CORE if form in {"party", "that", "noun"} and verb.lemma in {"urge", "call for", "call on", "call upon", "recommend", "demand"} else Status.OPTIONAL), None
    if own:
        if helping & {"have", "had", "'ve"} and not helping & {"been"}:
            return Status.OPTIONAL, None
        if verb.lemma == "want":
            return Status.CORE if form == "party" else Status.OPTIONAL, None
        if verb.weight == "noun":
            return status, "noun"
        return status, None
    return _standing_of_others(verb, tense, helping, before, subject, cased, form=form, complement=complement)


def _standing_of_others(
    verb: _Performative, tense: str, helping: set[str], before: str, subject: str, cased: str, *, form: str, complement: str
) -> tuple[Status, str | None]:
    """Return status and rejection of a call that somebody else makes."""
    if verb.lemma == "want" and form == "party" and names_agent(subject, cased):
        return Status.OPTIONAL, None
    if verb.weight == "own":
        return Status.CORE, None if tense == "base" and _COLLECTIVE.match(subject) and verb.lemma == "expect" else "description"
    if not subject:
        if tense == "third":
            return Status.CORE, None
        return Status.CORE, "no-issuer"
    if verb.weight == "tell":
        return Status.CORE, None if names_agent(subject, cased) and "agent-party" in helping else "description"
    if verb.weight == "order":
        written = verb.lemma in {"ask", "request"} and re.search(r"\b(?:letter|petition|open letter|motion|submission)\b", before) is not None
        return Status.CORE if written else Status.OPTIONAL, None
    if verb.weight == "noun":
        return Status.OPTIONAL, "noun"
    if subject in {"which", "who"} and verb.weight == "plain" and form == "party":
        return Status.CORE, None
    if _HOLDS_CLAUSE.search(subject):
        return Status.CORE, "description"
    agent = names_agent(subject, cased) or re.search(r"\b(?:report|letter|study|review|paper|statement|resolution|brief|petition|motion|editorial|document|inquiry|declaration|manifesto|speech|article|assessment|evaluation|audit|findings|recommendation|guidelines)s?$", subject) or subject in {"it", "they", "he", "she"} or (_NAMED.match(cased) and not _HOLDS_CLAUSE.search(subject))
    if not agent:
        return Status.CORE, "description"
    if verb.weight == "act" and (tense in {"base", "third"} or helping & {"have", "has", "had"}):
        return Status.OPTIONAL, None if subject not in {"it", "they"} else "description"
    if "had" in helping:
        return Status.OPTIONAL, None
    if verb.lemma in {"propose", "recommend"} and form == "noun" and tense == "past" and not _PROCESS.search(complement[:80]):
        return Status.CORE, "description"
    if verb.lemma == "call for" and form == "noun" and not _PROCESS.search(complement[:80]):
        return Status.OPTIONAL, None
    if verb.lemma in {"demand", "urge"} and form == "noun":
        return Status.OPTIONAL, None
    return Status.CORE, None


def _complement(sentence: Sentence, verb: _Performative, position: int) -> tuple[int, bool, Stretch | None, str] | None:
    """Return where the act begins, whether it is negated, who is to act, and the form."""
    words = sentence.words
    if "that" in verb.after:
        that = _THAT.match(words, position) or (
            _BARE_CLAUSE.match(words, position) if verb.lemma in {"recommend", "suggest", "propose", "ask", "request", "insist", "advise"} else None
        )
        if that:
            bare = not that[0].lstrip(" ,").startswith("that") and " that" not in that[0][: that.start("clause") - that.start()]
            clause = _subjunctive(sentence, that.start("clause"), claim=bare or verb.weight in {"claim", "own"})
            if clause is not None:
                return (*clause, "that")
    if "against" in verb.after:
        against = _AGAINST.match(words, position)
        if against:
            return against.start("act"), True, None, "against"
    if "party" in verb.after:
        found = _PARTY_TO.match(words, position)
        while found and not _infinitive(words, found):
            # "urge those who came to Britain to return": try the next "to".
            following = re.compile(r"(?P<rest>.{0,120}?) (?P<not>not )?to (?:(?!(?:apply|comply|rely|supply|reply|multiply|ally|fly)\b)[a-z]+ly )?(?P<act>[a-z-]+)").match(words, found.end())
            if not following:
                found = None
                break
            if following["act"] in verbs.base_forms() or following["act"] in {"be", "have"}:
                start = found.start("party")
                return following.start("act"), bool(following["not"]), (start, following.end("rest")), "party"
            found = None
        if found and _HOLDS_CLAUSE.search(found["party"]):
            found = None
        if found:
            negated = bool(found["not"]) or " not to " in found[0]
            return found.start("act"), negated, found.span("party"), "party"
    if verb.lemma == "expect":
        seen = _DIRECT_INFINITIVE.match(words, position)
        if seen:
            return seen.start("act"), False, None, "see"
    if "gerund" in verb.after:
        gerund = _GERUND.match(words, position)
        if gerund and (verbs.lemma_of_gerund(gerund["act"].removeprefix("not ")) or gerund["act"] == "having"):
            return gerund.start("act"), gerund["act"].startswith("not "), None, "gerund"
    if "noun" in verb.after:
        noun = _NOUN.match(words, position)
        if noun and not re.match(r" (?:that|it|by|in|as|to|for|him|her|them|us|on|at|from|with|and|or|because|if|when|under)\b", words[position:]):
            return noun.start("act"), False, None, "noun"
    return None


_AFTER_VERB = re.compile(r" (?:the|an?|their|its|his|her|our|your|this|that|these|those|all|any|every|each|up|out|off|down|on|in|into|with|for|from|back|people|more|it|them|him|us)\b")
"""What follows an infinitive of any verb."""


def _infinitive(words: str, found: re.Match[str]) -> bool:
    """Return whether the word after "to" is a verb."""
    act = found["act"]
    if act in verbs.base_forms() or act in {"be", "have"}:
        return True
    return act not in _NO_VERBS and not act.endswith("ing") and _AFTER_VERB.match(words, found.end("act")) is not None


_NO_VERBS = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "our", "your", "my", "all", "any", "each", "every", "both", "some", "date", "war", "power", "office"})
"""Words after "to" that are no infinitives."""

_SUBJUNCTIVE = re.compile(
    r"(?P<party>(?:[^;:]{1,160}?))(?:,[^,;]{1,80},)? (?P<modal>should|must|ought to|needs? to|shall|(?:not )?be|not|[a-z]+)(?= |$|[.,:;(])"
)


def _subjunctive(sentence: Sentence, start: int, *, claim: bool) -> tuple[int, bool, Stretch | None] | None:
    """Return where the act of a that-clause begins, its negation and its subject.

    A base form where "publishes" would be the plain statement shows that the clause asks for the
    act; after a verb that may only claim something, it takes a modal or an unmistakable base form.
    """
    words = sentence.words
    limit = min(len(words), start + 260)
    modal = re.compile(r"\b(?:should|must|ought to|needs? to|shall)\b( not)?").search(words, start, limit)
    subject_limit = modal.start() if modal else limit
    for found in re.compile(r"(?<= )[a-z][a-z-]*").finditer(words, start + 1, subject_limit):
        word = found[0]
        if word in {"be", "not"} or (word in verbs.base_forms() and _plausible_subject(words[start : found.start()].strip(), word)):
            return (
                found.start() if word != "not" else min(found.end() + 1, len(words) - 1),
                word == "not" or words.startswith("not ", found.end() + 1),
                (start, found.start() - 1) if words[start : found.start()].strip() else None,
            )
    if modal:
        subject = subject_before(words, modal.start())
        return min(modal.end() + 1, len(words) - 1), bool(modal[1]), subject if subject[1] > subject[0] else None
    if claim:
        return None
    return start, False, None


def _plausible_subject(subject: str, verb: str) -> bool:
    """Return whether `subject` may be the whole subject of the base form `verb`."""
    if not subject or re.search(r"\b(?:the|a|an|of|to|and|or|for|in|on|by|with|its|their|our|this|that|which|who|can|could|will|would|may|might|no|any|all|more|new)$", subject):
        return False
    bare = re.sub(r"(?:\b(?:also|continually|immediately|urgently|actively|further|(?!(?:apply|comply|rely|supply|reply|multiply|ally|fly)\b)[a-z]+ly)\b ?|, [^,]+,$)+$", "", subject).rstrip(" ,")
    last = bare.split()[-1] if bare else ""
    singular_subject = not last.endswith("s") or last.endswith("ss")
    ambiguous = verb in patterns.words("verbs", "ambiguous")
    return bool(bare) and (not ambiguous or singular_subject)


def _phrase_call(sentence: Sentence) -> Call | None:
    """Return the call that a phrase of cues.toml makes."""
    weak: Call | None = None
    for pattern in patterns.patterns("cues").values():
        found = pattern.search(sentence.words)
        if not found:
            continue
        groups = found.groupdict()
        if pattern.name == "urged-to" and groups["cue"] in {"asked", "requested", "reminded", "invited"} and clause_start(sentence.words, found.start()):
            continue
        parties: list[tuple[Stretch, Role, Basis]] = []
        if pattern.name == "urged-to":
            parties.append((subject_before(sentence.words, found.start()), Role.ADDRESSEE, Basis.EXPLICIT))
        elif groups.get("party"):
            parties.append((found.span("party"), Role.ADDRESSEE, Basis.EXPLICIT))
        if groups.get("issuer"):
            parties.append((found.span("issuer"), Role.ISSUER, Basis.EXPLICIT))
        act = found.start("act") if groups.get("act") else found.start()
        call = Call(
            evidence=Evidence.PERFORMATIVE,
            modality=Modality(pattern.codes["modality"]),
            status=Status(pattern.codes["status"]),
            cue=found.span("cue") if groups.get("cue") else found.span(),
            act=act,
            pattern=pattern.name,
            parties=tuple(parties),
            negated="not to" in found[0],
            others=bool(groups.get("issuer")),
            rejection="question" if sentence.words.rstrip("\"')* ").endswith("?") else None,
        )
        if call.status is Status.CORE and call.rejection is None:
            return call
        weak = weak or call
    return weak
