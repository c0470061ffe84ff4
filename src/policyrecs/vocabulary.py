"""The closed sets: every code that a record, a table or an error may carry.

A member's docstring is its definition in the codebook, the JSON Schema and the SKOS export,
so it says what the code means and, where the meaning is borrowed, from whom.
"""

import ast
import enum
import functools
import inspect
import itertools
import sys
from enum import StrEnum


class Kind(StrEnum):
    """Whose recommendation it is, seen from the document that carries it."""

    DIRECT = "direct"
    """The document's own author or publisher recommends."""
    REPORTED = "reported"
    """The document says, in its own words, that somebody else recommended it."""
    QUOTED = "quoted"
    """A named speaker's or another document's words, in quotation marks or a block quote."""
    SOLICITED = "solicited"
    """A public call for input aimed at the reader of a notice; always optional."""


class Status(StrEnum):
    """Whether careful readers agree that it is a recommendation."""

    CORE = "core"
    """A call with a cue and an identifiable act."""
    OPTIONAL = "optional"
    """A weak call, a mandate told as history, a summary of a call made elsewhere, or the like."""


class Polarity(StrEnum):
    """The direction of a call: towards an act or away from it."""

    DO = "do"
    """Do, start, continue or change something."""
    AVOID = "avoid"
    """Stop something or refrain from it."""
    MIXED = "mixed"
    """Do one thing and not another, in one call."""


class Modality(StrEnum):
    """How strongly the words of the call bind, whatever its direction."""

    OBLIGATION = "obligation"
    """must, shall, need to, is required, it is essential that."""
    RECOMMENDATION = "recommendation"
    """should, ought to, we recommend, is advised, a bare imperative."""
    ENCOURAGEMENT = "encouragement"
    """is urged, is encouraged, is called on, we invite."""
    CONSIDERATION = "consideration"
    """should consider, could explore, it would be helpful if."""
    PERMISSION = "permission"
    """may, can, is free to."""


class Evidence(StrEnum):
    """The form of words by which a recommendation was found; one extractor for each."""

    ITEM = "item"
    """A bullet, numbered item or labelled recommendation that its place licenses as a call."""
    IMPERATIVE = "imperative"
    """A bare imperative in prose."""
    MODAL = "modal"
    """A modal verb with an agent or a passive: should, must, needs to."""
    PERFORMATIVE = "performative"
    """A verb that performs the call: we recommend that, X is urged to, it is essential that."""
    REPORTED = "reported"
    """A verb of recommending whose subject is somebody else."""
    QUOTED = "quoted"
    """A call inside quotation marks or a block quote."""
    SOLICITATION = "solicitation"
    """An invitation to comment, respond or submit."""
    TABLE = "table"
    """A row of a table of recommendations."""


class ActionCategory(enum.IntEnum):
    """What level of action is asked for, by lead verb, on the UPR Info scale.

    Source: UPR Info, "Database action category" (E. McMahon's scale for recommendations of the
    UN Universal Periodic Review). Its level 1 is addressed to states other than the one under
    review; here, as in later use, it is the minimal level: calls to share, seek or ask.
    """

    MINIMAL = 1
    """Seek, request, share: asks for little beyond communication."""
    CONTINUING = 2
    """Continue, maintain, pursue: emphasises continuity."""
    CONSIDERING = 3
    """Consider, examine, explore, review: asks for thought about change."""
    GENERAL = 4
    """Promote, strengthen, ensure, encourage: action of a general nature."""
    SPECIFIC = 5
    """Adopt, establish, publish, abolish: a specific, checkable act."""


class StakeholderKind(StrEnum):
    """What sort of party a stakeholder is."""

    ORGANISATION = "organisation"
    """A named body: agency, company, association, outlet."""
    PERSON = "person"
    """A named individual."""
    GROUP = "group"
    """A class of parties that is not a body: policymakers, developers, the public."""


class StakeholderGroup(StrEnum):
    """The canonical groups of parties that policy texts call upon."""

    LEGISLATURE = "legislature"
    """Parliaments, congress, their committees and members."""
    EXECUTIVE = "executive"
    """Government, ministries, agencies, regulators, armed forces, police; foreign ones too."""
    POLICYMAKERS = "policymakers"
    """Where the text does not say which branch, or governments of no named country."""
    SUBNATIONAL_GOVERNMENT = "subnational_government"
    """States, provinces, counties, cities and their agencies."""
    INTERNATIONAL_BODIES = "international_bodies"
    """UN, EU, G7, treaty bodies, groups of states."""
    STANDARDS_BODIES = "standards_bodies"
    """Bodies that write technical standards."""
    COMPANIES = "companies"
    """Firms that build, deploy, host, insure or trade."""
    DEVELOPERS = "developers"
    """Engineers, product and service teams, open-source projects, package registries."""
    RESEARCHERS = "researchers"
    """Academia, laboratories, universities, authors."""
    CIVIL_SOCIETY = "civil_society"
    """NGOs, advocates, churches, libraries, professional bodies."""
    FUNDERS = "funders"
    """Donors, philanthropies, investors."""
    MEDIA = "media"
    """Publishers, journals, press."""
    EDUCATORS = "educators"
    """Schools, teachers, training bodies."""
    HEALTH_PROVIDERS = "health_providers"
    """Hospitals, clinicians, carers."""
    PUBLIC = "public"
    """Citizens, users, readers, victims."""
    ISSUER_ITSELF = "issuer_itself"
    """The party that recommends, or its own staff."""
    OTHER = "other"
    """A party that none of the groups holds, or that the text leaves open."""


class Role(StrEnum):
    """How a stakeholder takes part in a recommendation."""

    ISSUER = "issuer"
    """The party that recommends."""
    ADDRESSEE = "addressee"
    """The party called upon."""
    SPEAKER = "speaker"
    """The person whose words are quoted or reported, speaking for the issuer or for themselves."""
    RELAY = "relay"
    """The outlet or author that reports somebody else's recommendation."""
    BENEFICIARY = "beneficiary"
    """The party in whose favour the act is."""
    MENTIONED = "mentioned"
    """A party that is named without another role."""


class Basis(StrEnum):
    """What the reading of a stakeholder's role rests on, in falling order of trust."""

    EXPLICIT = "explicit"
    """Named in the sentence itself, or by a pronoun that resolves to a name before it."""
    HEADING = "heading"
    """Given by the heading above."""
    LEAD_IN = "lead_in"
    """Given by the sentence, stem or label that introduces the item."""
    IMPLIED = "implied"
    """Understood from the document; no words in the passage name it."""
    CURATED = "curated"
    """Set by a person in the curated layer."""


class Method(StrEnum):
    """Who or what produced a row or value."""

    RULES = "rules"
    """The extractor's rules and lexicon, without a person."""
    CURATED = "curated"
    """A person, in the curated layer."""
    GIVEN = "given"
    """Whoever made a record elsewhere that was grounded here: a person or a language model."""


class Alignment(StrEnum):
    """How exactly a quote from elsewhere stands in its source, or why it was refused."""

    EXACT = "exact"
    """Character by character."""
    TOLERANT = "tolerant"
    """Word by word: white space, line-end hyphens, quotation marks, ligatures or markup differ."""
    FUZZY = "fuzzy"
    """Word by word but for noise inside a word, as text recognition makes it; it has a score."""
    AMBIGUOUS = "ambiguous"
    """Refused: it stands in several places, and nothing given says which is meant."""
    MISATTRIBUTED = "misattributed"
    """Refused: it does not stand in the source named, but in another."""
    PARAPHRASE = "paraphrase"
    """Refused: words of a passage of the source were changed, dropped or put in."""
    NOT_FOUND = "not-found"
    """Refused: it stands in none of the sources."""


class Review(StrEnum):
    """Whether a person has looked at the row, and what came of it."""

    UNREVIEWED = "unreviewed"
    """Nobody has checked it."""
    ACCEPTED = "accepted"
    """A person found every reviewed field right."""
    EDITED = "edited"
    """A person changed at least one field."""
    ADDED = "added"
    """A person added it; the extractor had missed it."""


class Stance(StrEnum):
    """Which way a recommendation takes the act that a proposal names."""

    FOR = "for"
    """It asks for what the proposal's representative asks for."""
    AGAINST = "against"
    """It asks for the opposite: the same act in the other direction."""


class CitationKind(StrEnum):
    """How the text refers to the work."""

    NOTE = "note"
    """A footnote or endnote."""
    LINK = "link"
    """A hyperlink in the running text."""
    REFERENCE = "reference"
    """An entry of a reference list, cited by author and year or by number."""
    MENTION = "mention"
    """A work named in the running text without a note or link."""


class LinkState(StrEnum):
    """What became of the citation's hyperlink."""

    PRESENT = "present"
    """The target stands in the text."""
    LOST = "lost"
    """The text shows that there was a link ("source", an empty target), but not where it led."""
    NONE = "none"
    """There is no sign of a link."""


class DatePrecision(StrEnum):
    """How exactly a date is known; the date column holds its first day."""

    DAY = "day"
    """The day is known."""
    MONTH = "month"
    """The month is known."""
    YEAR = "year"
    """The year is known."""
    WINDOW = "window"
    """Only the earliest and latest possible days are known."""
    NOT_BEFORE = "not_before"
    """Only the earliest possible day is known."""


class DocumentType(StrEnum):
    """The genre of a source document."""

    REPORT = "report"
    """A report, study or inquiry."""
    REPORT_CHAPTER = "report_chapter"
    """One chapter or section of a report."""
    PRESS_RELEASE = "press_release"
    """A release or public notice by the body itself."""
    NEWS_ARTICLE = "news_article"
    """News or comment by an outlet."""
    WEB_PAGE = "web_page"
    """A wiki or knowledge-base page, or any other page."""
    CONSULTATION_RESPONSE = "consultation_response"
    """A submission to a consultation or request for information."""
    GUIDANCE = "guidance"
    """Guidance, a handbook or a code of practice."""
    LEGAL_INSTRUMENT = "legal_instrument"
    """A law, treaty, resolution or council recommendation."""
    OTHER = "other"
    """None of these, or not known."""


class BlockKind(StrEnum):
    """What a stretch of a document's text is, in the document's own layout."""

    HEADING = "heading"
    """A title or section heading."""
    PARAGRAPH = "paragraph"
    """Running prose."""
    ITEM = "item"
    """A list item's own text, without its marker and without nested items."""
    ROW = "row"
    """A table row, from its first cell to its last."""
    CELL = "cell"
    """A table cell."""
    QUOTATION = "quotation"
    """A block quotation."""
    NOTE = "note"
    """A footnote, endnote or reference entry, without its label."""
    CAPTION = "caption"
    """A caption of a figure, table or photograph."""
    CODE = "code"
    """Code or preformatted text."""
    FURNITURE = "furniture"
    """Running heads, page numbers, navigation, sign-ups, adverts, related links, cookie text."""


class Severity(StrEnum):
    """How much a problem in the data matters."""

    INFO = "info"
    """Worth knowing; nothing is wrong."""
    WARNING = "warning"
    """A value could not be vouched for and was left out or marked."""
    ERROR = "error"
    """A row or document was refused."""


class Reason(StrEnum):
    """Why a document, file or record was refused: the code on the error line and in quarantine."""

    MISSING_FILE = "missing-file"
    """No file stands at that path."""
    IS_FOLDER = "is-folder"
    """A folder was given where a file was expected."""
    NOT_A_FILE = "not-a-file"
    """The path is a pipe, socket or device."""
    UNREADABLE_FILE = "unreadable-file"
    """The file exists, but the system does not let us read it."""
    EMPTY_FILE = "empty-file"
    """The file holds no text at all."""
    WRONG_ENCODING = "wrong-encoding"
    """The bytes are not valid in the encoding expected of them."""
    BINARY_FILE = "binary-file"
    """The bytes are not text, though the name says so."""
    UNKNOWN_TYPE = "unknown-type"
    """There is no reader for this type of file."""
    DAMAGED_FILE = "damaged-file"
    """The file is of a known type but cannot be parsed."""
    ENCRYPTED_FILE = "encrypted-file"
    """The file needs a password."""
    NO_TEXT_LAYER = "no-text-layer"
    """The PDF holds images of pages and no text."""
    TOO_LARGE = "too-large"
    """The file, or what it unpacks to, is over the limit."""
    TIME_LIMIT = "time-limit"
    """Reading or extraction took longer than the limit."""
    MEMORY_LIMIT = "memory-limit"
    """Reading or extraction needed more memory than the limit."""
    CRASHED = "crashed"
    """A parser died on the file."""
    UNWRITABLE_OUTPUT = "unwritable-output"
    """The output could not be written."""
    INVALID_RECORD = "invalid-record"
    """A record does not hold: its span, a code or an id is wrong."""
    INVALID_CURATION = "invalid-curation"
    """A line of the curated layer does not hold."""
    INVALID_RELEASE = "invalid-release"
    """A release's files do not agree with each other or with their checksums."""
    UNKNOWN_ID = "unknown-id"
    """No record bears that id."""
    UNKNOWN_SCHEMA = "unknown-schema"
    """The data was written by a schema version that this code cannot read."""
    WRONG_USE = "wrong-use"
    """The command was called with arguments that do not go together."""


def describe(member: enum.Enum) -> str:
    """Return the docstring that stands under `member` in this module.

    Python drops the strings under enum members, so they are read from the source once.
    """
    return _member_docstrings()[type(member).__name__][member.name]


@functools.cache
def _member_docstrings() -> dict[str, dict[str, str]]:
    """The docstring of every member: enum name, then member name, to text."""
    tree = ast.parse(inspect.getsource(sys.modules[__name__]))
    docstrings: dict[str, dict[str, str]] = {}
    for definition in tree.body:
        if not isinstance(definition, ast.ClassDef):
            continue
        members: dict[str, str] = {}
        for statement, following in itertools.pairwise(definition.body):
            match statement, following:
                case (
                    ast.Assign(targets=[ast.Name(id=name)]),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ):
                    members[name] = inspect.cleandoc(text)
        docstrings[definition.name] = members
    return docstrings
