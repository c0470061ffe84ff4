// Download: the filtered records as CSV, with the names of the release's columns.

const code = (vocabulary) => (record) => payload.vocabularies[vocabulary][records[vocabulary][record]].code;
const names = (role) => (record) => partiesIn(record, placeOf("role", role));
const groupsAsked = (record) => {
  const asked = records.parties[record].filter((party) => party[1] === ADDRESSEE);
  const groups = asked.map((party) => payload.vocabularies.group[payload.stakeholders[party[0]].group].code);
  return [...new Set(groups)];
};

/** Each column and how its cell is found; lists become JSON, as in the release's own files. */
const COLUMNS = {
  recommendation_id: (record) => records.id[record],
  document_id: (record) => documentOf(record).code,
  document_title: (record) => documentOf(record).label,
  issued: (record) => documentOf(record).issued,
  quote: (record) => records.quote[record],
  start: (record) => records.start[record],
  end: (record) => records.end[record],
  addressee_names: names("addressee"),
  addressee_groups: groupsAsked,
  issuer_names: names("issuer"),
  speaker_names: names("speaker"),
  relay_names: names("relay"),
  kind: code("kind"),
  status: code("status"),
  polarity: code("polarity"),
  modality: code("modality"),
  action_verbs: (record) => [...new Set(records.actions[record].map(([verb]) => verb))],
  action_category: (record) => records.action_category[record],
  topics: (record) => records.topics[record].map((topic) => payload.topics[topic].code),
  citation_ids: (record) => [...new Set(records.citations[record].map(([place]) => payload.citations[place].code))],
  deadline: (record) => records.deadline[record],
  section: (record) => records.section[record],
  label: (record) => records.label[record],
  page: (record) => records.page[record],
  evidence: code("evidence"),
  confidence: (record) => records.confidence[record],
  method: code("method"),
  review: code("review"),
};

/** What a spreadsheet would take for a formula, or skip to find one. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/** A list as JSON, spaced as in the release's own files. */
const listCell = (list) => `[${list.map((value) => JSON.stringify(value)).join(", ")}]`;

/** A cell: text in quotation marks, with an apostrophe before what looks like a formula. */
function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = Array.isArray(value) ? listCell(value) : value;
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}

/** The records as CSV; the mark at the start tells spreadsheets that it is UTF-8. */
function csvOf(passed) {
  const lines = [Object.keys(COLUMNS).map(csvCell).join(",")];
  for (const record of passed) {
    lines.push(Object.values(COLUMNS).map((cell) => csvCell(cell(record))).join(","));
  }
  return `\ufeff${lines.join("\n")}\n`;
}

function download() {
  const address = URL.createObjectURL(new Blob([csvOf(result.passed)], { type: "text/csv;charset=utf-8" }));
  const link = make("a", { href: address, download: "recommendations.csv" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce(`${counted(result.passed.length, "recommendation")} written to recommendations.csv`);
}
