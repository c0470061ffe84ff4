// Reader: one record in its source, with its citations beside it, its provenance and its reference.

/** Whether the whole text is shown, and not only what is near the quote. */
let everything = false;
/** The record shown; undefined until something, or nothing, has been. */
let shownRecord;

/** After a filter: show another record if the state says so, else only what filters touch. */
function followReader() {
  if (state.open !== shownRecord) return showReader();
  if (state.open === null) return;
  const focused = document.activeElement?.id;
  byId("reader").querySelector(".reader-bar").replaceWith(readerBar(state.open));
  byId("reader").querySelector(".tags").replaceWith(tagsOf(state.open));
  if (focused) byId(focused)?.focus();
}

/** Show the open record, or none. */
function showReader({ keep = false } = {}) {
  shownRecord = state.open;
  const reader = byId("reader");
  const record = state.open;
  document.body.dataset.reading = String(record !== null);
  reader.hidden = record === null;
  byId("picture").hidden = record !== null;
  if (record === null) return reader.replaceChildren();
  if (!keep) everything = false;
  const { pieces, more, excerpt } = contextOf(record, everything);
  const text = make("div", { class: "context", id: "context", role: "group", "aria-label": "The recommendation in its source" }, pieces);
  reader.replaceChildren(
    readerBar(record),
    make("p", { class: "eyebrow" }, eyebrowOf(record)),
    make("h2", { id: "reader-title", tabindex: "-1" }, ...titleOf(record)),
    tagsOf(record),
    make(
      "div",
      { class: "reading" },
      make(
        "div",
        { class: "source" },
        pathOf(record),
        text,
        make("div", { class: "source-foot" }, more ? wholeButton() : null, make("p", { class: "hint" }, legendOf(record, excerpt))),
      ),
      make("div", { class: "beside" }, notesOf(record), actionsOf(record), partiesList(record)),
    ),
    make("div", { class: "foot" }, provenanceOf(record), referenceOf(record)),
  );
  byId("pane").scrollTop = 0;
  reader.scrollTop = 0;
  if (everything) text.querySelector("mark.quote").scrollIntoView({ block: "center" });
}

function readerBar(record) {
  const place = result.passed.indexOf(record);
  const step = (words, to, key) =>
    make("button", { type: "button", disabled: to < 0 || to >= result.passed.length, "aria-keyshortcuts": key, onclick: () => openRecord(result.passed[to], { step: false }) }, words);
  const here = place < 0 ? "Not among the filtered" : `${figure(place + 1)} of ${figure(result.passed.length)}`;
  return make(
    "div",
    { class: "reader-bar" },
    make("button", { type: "button", id: "reader-close", "aria-keyshortcuts": "Escape", onclick: closeRecord }, "‹ Back"),
    make("span", { class: "reader-place" }, here),
    place < 0 ? null : [step("Previous", place - 1, "k"), step("Next", place + 1, "j")],
  );
}

/** Where it stands: the document, who published it and when. */
function eyebrowOf(record) {
  const { label, publisher, date } = documentOf(record);
  return [label, publisher, date].filter(Boolean).join(" · ");
}

/** The headings above it, but for the document's own title. */
function pathOf(record) {
  const headings = records.section[record].filter((heading) => heading !== documentOf(record).label);
  return headings.length ? make("p", { class: "path" }, headings.join(" › ")) : null;
}

/** Who asks whom: "OTI to policymakers". */
function titleOf(record) {
  const issuers = partiesIn(record, ISSUER);
  const asked = partiesIn(record, ADDRESSEE);
  const from = issuers.length ? listed(issuers) : "No issuer named";
  return [from, " ", make("span", { class: "to" }, "to"), " ", asked.length ? listed(asked) : "nobody named"];
}

/** The codes of a record; a topic can be chosen as a filter. */
function tagsOf(record) {
  const tag = (vocabulary) => {
    const term = payload.vocabularies[vocabulary][records[vocabulary][record]];
    return make("li", {}, make("span", { class: "tag", title: term.definition }, term.label));
  };
  const topics = records.topics[record].map((topic) => {
    const { label, definition } = payload.topics[topic];
    const pressed = state.chosen.topic.has(topic);
    return make(
      "li",
      {},
      make("button", { type: "button", id: `tag-${topic}`, class: "tag topic", title: definition, "aria-pressed": String(pressed), "aria-label": `Filter by the topic ${label}`, onclick: () => toggle("topic", topic) }, label),
    );
  });
  return make("ul", { class: "tags", "aria-label": "Codes and topics" }, ["kind", "polarity", "modality", "status"].map(tag), topics);
}

function wholeButton() {
  return make(
    "button",
    {
      type: "button",
      onclick: () => {
        everything = true;
        showReader({ keep: true });
        byId("reader-title").focus({ preventScroll: true });
      },
    },
    excerptAt(state.open).whole ? "Show the whole text" : "Show all that is here",
  );
}

/** What the marks in the context mean; only those that are there. */
function legendOf(record, excerpt) {
  const parts = [make("mark", { class: "quote" }, "the recommendation")];
  if (records.cue[record]) parts.push(", ", make("span", { class: "cue" }, "the words that make it one"));
  if (records.rationale[record].length) parts.push(", ", make("span", { class: "rationale" }, "its reasons"));
  if (records.repeats[record].length) parts.push(", ", make("span", { class: "repeat" }, "the same call again"));
  const note = excerpt.length === null ? ". The text of this document was not at hand." : excerpt.whole ? "." : ". Of this long text, only the passages around recommendations are included.";
  return ["Marked: ", ...parts, note];
}

function notesOf(record) {
  const cited = records.citations[record];
  if (cited.length === 0) return section("Citations", make("p", { class: "none" }, "It cites no source."));
  const notes = cited.map(([place, marker]) => {
    const citation = payload.citations[place];
    const target = safeUrl(citation.url) ?? (citation.doi ? `https://doi.org/${encodeURI(citation.doi)}` : null);
    return make(
      "li",
      { id: `note-${place}`, tabindex: "-1" },
      make("span", { class: "note-marker" }, marker),
      make(
        "div",
        {},
        make("p", {}, citation.quote),
        citation.full ? make("p", { class: "note-more" }, `Short for: ${citation.full}`) : null,
        target ? make("p", { class: "note-more" }, outward(target, citation.title ?? target)) : null,
        citation.link === "lost" ? make("p", { class: "note-more" }, "Its link was lost in the source.") : null,
      ),
    );
  });
  return section("Citations", make("ol", { class: "notes" }, notes));
}

function actionsOf(record) {
  const acts = records.actions[record];
  if (acts.length === 0) return null;
  const excerpt = excerptAt(record);
  const items = acts.map(([verb, polarity, start, end]) =>
    make(
      "li",
      {},
      make("strong", {}, polarity === "avoid" ? `not: ${verb}` : verb),
      " ",
      make("span", { class: "act" }, oneLine(excerpt.text.slice(excerpt.unit(start), excerpt.unit(end)))),
    ),
  );
  return section("What is asked", make("ul", { class: "acts" }, items));
}

function partiesList(record) {
  const { role, basis } = payload.vocabularies;
  const parties = records.parties[record].toSorted((one, other) => one[1] - other[1]);
  const items = parties.map(([stakeholder, part, ground]) => {
    const { label, post, parent } = payload.stakeholders[stakeholder];
    const body = parent == null ? null : payload.stakeholders[parent].label;
    return make(
      "li",
      {},
      make("span", { class: "part", title: role[part].definition }, role[part].label),
      make("span", {}, label, make("small", { title: basis[ground].definition }, [post, body, basis[ground].label.toLowerCase()].filter(Boolean).join(", "))),
    );
  });
  return section("Who takes part", make("ul", { class: "parties" }, items));
}

function provenanceOf(record) {
  const source = documentOf(record);
  const term = (vocabulary) => payload.vocabularies[vocabulary][records[vocabulary][record]];
  const parent = records.parent[record];
  const url = safeUrl(source.url);
  const facts = [
    ["Document", [url ? outward(url, source.label) : source.label]],
    ["Published", [[source.publisher, source.date].filter(Boolean).join(", ") || null]],
    ["By", [listed(source.authors) || null]],
    ["Type", [source.type]],
    ["File", [source.file]],
    ["Section", [records.section[record].join(" › ") || null]],
    ["Page", [records.page[record]]],
    ["Item", [records.label[record]]],
    ["Part of", [parent === null ? null : make("a", { href: addressOf({ ...state, open: parent }), onclick: (event) => { event.preventDefault(); openRecord(parent); } }, oneLine(records.quote[parent]).slice(0, 90))]],
    ["Characters", [`${figure(records.start[record])} to ${figure(records.end[record])} of the text, counted from 0 in code points`]],
    ["Deadline", [records.deadline[record]]],
    ["Found by", [`${term("evidence").label}: ${term("evidence").definition}`]],
    ["Level of action", [records.action_category[record] === null ? null : `${records.action_category[record]} of 5. ${payload.categories[records.action_category[record]]}`]],
    ["Confidence", [records.confidence[record].toFixed(2)]],
    ["Produced by", [`${term("method").label}: ${term("method").definition}`]],
    ["Review", [`${term("review").label}: ${term("review").definition}`, records.reviewer[record] ? ` By ${records.reviewer[record]}.` : null]],
    ["Reviewer’s reason", [records.review_reason[record]]],
    ["Rights", [source.rights]],
  ].filter(([, value]) => value.some((part) => part !== null && part !== undefined));
  const list = make("dl", {}, facts.map(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
  return section("Provenance", list);
}

/** How to cite this row: who said it, its words, where, and the record's id. */
function citeAs(record) {
  const source = documentOf(record);
  const by = listed(partiesIn(record, ISSUER)) || listed(source.authors) || "No issuer named";
  const place = [
    source.authors.length ? listed(source.authors) : null,
    `“${source.label}”`,
    source.publisher,
    source.date,
    records.page[record] === null ? null : `p. ${records.page[record]}`,
    `characters ${records.start[record]}–${records.end[record]}`,
  ].filter(Boolean);
  const address = safeUrl(source.url) ? ` ${source.url}` : "";
  const data = payload.about.version ? `policyrecs data ${payload.about.version}` : "extracted with policyrecs";
  return `${by}: “${oneLine(records.quote[record])}” In: ${place.join(", ")}.${address} Record ${records.id[record]}, ${data}.`;
}

function referenceOf(record) {
  const words = citeAs(record);
  const button = (label, text, id) =>
    make("button", { type: "button", id, onclick: (event) => copy(text(), event.currentTarget) }, label);
  return section(
    "Cite this row",
    make("p", { class: "cite", id: "cite" }, words),
    make("p", { class: "identity" }, make("code", { id: "record-id" }, records.id[record])),
    make(
      "div",
      { class: "buttons" },
      button("Copy citation", () => words, "copy-cite"),
      button("Copy id", () => records.id[record], "copy-id"),
      button("Copy link", () => linkTo(state), "copy-record-link"),
    ),
  );
}

const section = (title, ...content) => make("section", { class: "facts" }, make("h3", {}, title), ...content);

/** A web address that is safe to follow; null for anything else, such as a script. */
function safeUrl(address) {
  return address && /^https?:\/\//i.test(address) ? address : null;
}

const outward = (address, words) => make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words);
