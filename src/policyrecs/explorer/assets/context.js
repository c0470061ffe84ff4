// Context: a stretch of a document's text with the places of a record marked in it.

const texts = new Map();

/** A document's excerpts, read when they are first needed. */
function excerptsOf(document) {
  if (!texts.has(document)) texts.set(document, JSON.parse(byId(`text-${document}`).textContent));
  return texts.get(document);
}

/**
 * The excerpt that holds a place, with a function from code points of the text, in which the
 * records count, to the units in which JavaScript does: the two part at characters such as "🏛".
 */
function excerptAt(record) {
  const { length, excerpts } = excerptsOf(records.document[record]);
  const [start, text, wide] = excerpts.find(
    ([from, words, wides]) =>
      from <= records.start[record] && records.end[record] <= from + words.length - wides.length,
  );
  const end = start + text.length - wide.length;
  const unit = (offset) => {
    let low = 0;
    let high = wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (wide[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return offset - start + low;
  };
  return { start, end, text, unit, whole: length !== null && start === 0 && end === length, length };
}

/** Cut [start, end) at the ends of all spans; each piece with the names of the spans over it. */
function cut(start, end, spans) {
  const inside = spans.filter((span) => span.start < end && span.end > start);
  const edges = new Set([start, end]);
  for (const span of inside) edges.add(Math.max(start, span.start)).add(Math.min(end, span.end));
  const places = [...edges].sort((one, other) => one - other);
  return places.slice(0, -1).map((from, place) => {
    const to = places[place + 1];
    const over = inside.filter((span) => span.start <= from && span.end >= to);
    return { start: from, end: to, names: over.map((span) => span.name), over };
  });
}

/** Characters shown before and after the quote until the reader asks for more. */
const BEFORE = 320;
const AFTER = 700;

/** How far a context reaches, at a gap between words. */
function reachOf(excerpt, record, everything) {
  const quote = [excerpt.unit(records.start[record]), excerpt.unit(records.end[record])];
  if (everything) return { from: 0, to: excerpt.text.length, quote };
  let from = Math.max(0, quote[0] - BEFORE);
  let to = Math.min(excerpt.text.length, quote[1] + AFTER);
  while (from > 0 && from < quote[0] && !/\s/.test(excerpt.text[from - 1])) from++;
  while (to < excerpt.text.length && to > quote[1] && !/\s/.test(excerpt.text[to])) to--;
  return { from, to, quote };
}

/** The spans of a record, and of the other records near it, in the units of its excerpt. */
function spansOf(record, excerpt) {
  const span = (name, [start, end], more = {}) => ({
    name,
    start: excerpt.unit(start),
    end: excerpt.unit(end),
    ...more,
  });
  const spans = [span("quote", [records.start[record], records.end[record]])];
  if (records.cue[record]) spans.push(span("cue", records.cue[record]));
  for (const place of records.rationale[record]) spans.push(span("rationale", place));
  for (const place of records.repeats[record]) spans.push(span("repeat", place));
  for (const [citation, , start, end] of records.citations[record]) {
    spans.push(span("marker", [start, end], { citation }));
  }
  for (const other of recordsOf(records.document[record])) {
    if (other !== record) spans.push(span("other", [records.start[other], records.end[other]], { record: other }));
  }
  return spans;
}

const recordsOfDocument = new Map();

/** All records of a document. */
function recordsOf(document) {
  if (recordsOfDocument.size === 0) {
    records.document.forEach((key, record) => {
      if (!recordsOfDocument.has(key)) recordsOfDocument.set(key, []);
      recordsOfDocument.get(key).push(record);
    });
  }
  return recordsOfDocument.get(document);
}

/** The context of a record as elements; a gap in the text is shown as one. */
function contextOf(record, everything) {
  const excerpt = excerptAt(record);
  const { from, to } = reachOf(excerpt, record, everything);
  const pieces = cut(from, to, spansOf(record, excerpt)).map((piece) =>
    contextPiece(excerpt.text.slice(piece.start, piece.end), piece),
  );
  const more = from > 0 || to < excerpt.text.length;
  const before = from > 0 || excerpt.start > 0;
  const after = to < excerpt.text.length || excerpt.length === null || excerpt.end < excerpt.length;
  return { pieces: [before ? "… " : null, ...pieces, after ? " …" : null], more, excerpt };
}

/** One run of text under the same spans. */
function contextPiece(words, { names, over }) {
  const classes = names.filter((name) => ["cue", "rationale", "repeat"].includes(name)).join(" ");
  const marker = over.find((span) => span.name === "marker");
  let content = words;
  if (marker) content = make("a", { class: "marker", href: `#note-${marker.citation}`, onclick: goToNote }, words);
  if (names.includes("quote")) return make("mark", { class: `quote ${classes}` }, content);
  if (marker) return content;
  const other = over.find((span) => span.name === "other");
  if (other) {
    return make(
      "a",
      {
        class: `other ${classes}`,
        href: addressOf({ ...state, open: other.record }),
        title: "Another recommendation: open it",
        onclick: (event) => {
          event.preventDefault();
          openRecord(other.record);
        },
      },
      words,
    );
  }
  return classes ? make("span", { class: classes }, words) : words;
}

/** Go from a marker to its note; the address stays what it is. */
function goToNote(event) {
  event.preventDefault();
  const note = byId(event.currentTarget.getAttribute("href").slice(1));
  note.scrollIntoView({ block: "nearest" });
  note.focus();
}
