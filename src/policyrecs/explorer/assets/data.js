// Data: the records as typed arrays, and the facets that they can be filtered by.

const payload = JSON.parse(byId("payload").textContent);
const records = payload.records;
const total = records.id.length;

/** Lists of numbers, one for each record, laid end to end: record r has at[r] up to at[r + 1]. */
function laidOut(lists) {
  const at = new Uint32Array(lists.length + 1);
  lists.forEach((list, place) => (at[place + 1] = at[place] + list.length));
  const values = new Uint32Array(at[lists.length]);
  lists.forEach((list, place) => values.set(list, at[place]));
  return { at, values };
}

const single = (column) => laidOut(column.map((value) => [value]));

/**
 * The facets, in the order in which they are shown. `key` is their name in the address; `values`
 * are their choices; `lists` hold each record's choices. The party facets have links instead, since
 * role, group and stakeholder speak of the same party.
 */
const facets = [
  { key: "role", title: "Role", values: payload.vocabularies.role, party: true, fixed: true, open: true },
  { key: "stakeholder", title: "Stakeholder", values: payload.stakeholders, party: true, open: true },
  { key: "group", title: "Group", values: payload.vocabularies.group, party: true, open: true },
  { key: "topic", title: "Topic", values: payload.topics, lists: laidOut(records.topics), open: true },
  { key: "direction", title: "Direction", values: payload.vocabularies.polarity, lists: single(records.polarity), fixed: true, open: true },
  { key: "kind", title: "Kind", values: payload.vocabularies.kind, lists: single(records.kind), fixed: true, open: true },
  { key: "document", title: "Document", values: payload.documents, lists: single(records.document), open: true },
  { key: "status", title: "Status", values: payload.vocabularies.status, lists: single(records.status), fixed: true, open: true },
  { key: "review", title: "Review", values: payload.vocabularies.review, lists: single(records.review), fixed: true },
];
const facetOf = Object.fromEntries(facets.map((facet) => [facet.key, facet]));
const plainFacets = facets.filter((facet) => !facet.party);
/** The place of each value in the alphabet, found once: comparing words is slow. */
function alphabetical(values) {
  const { compare } = new Intl.Collator("en");
  const order = values.map((_, place) => place);
  order.sort((one, other) => compare(values[one].label, values[other].label));
  const ranks = new Uint32Array(values.length);
  order.forEach((place, rank) => (ranks[place] = rank));
  return ranks;
}

for (const facet of facets) {
  facet.places = new Map(facet.values.map((value, place) => [value.code, place]));
  facet.alphabet = alphabetical(facet.values);
}

/** The place of a code in its vocabulary. */
const placeOf = (vocabulary, code) =>
  payload.vocabularies[vocabulary].findIndex((term) => term.code === code);

const ADDRESSEE = placeOf("role", "addressee");
const ISSUER = placeOf("role", "issuer");
const CORE = placeOf("status", "core");

/** The bodies that a stakeholder is part of, the nearest first. */
function bodiesAbove(stakeholder) {
  const above = [];
  let parent = payload.stakeholders[stakeholder].parent;
  while (parent != null && !above.includes(parent)) {
    above.push(parent);
    parent = payload.stakeholders[parent].parent;
  }
  return above;
}

/**
 * The parties of all records: record r has links at[r] up to at[r + 1]. A link that is `inherited`
 * stands for a body above the party; it counts only where parts are counted under their body.
 */
const links = (() => {
  const above = payload.stakeholders.map((_, place) => bodiesAbove(place));
  const rows = records.parties.map((parties) =>
    parties.flatMap(([stakeholder, role]) => {
      const group = payload.stakeholders[stakeholder].group;
      const own = { stakeholder, role, group, inherited: 0 };
      return [own, ...above[stakeholder].map((body) => ({ ...own, stakeholder: body, inherited: 1 }))];
    }),
  );
  const column = (name) => laidOut(rows.map((row) => row.map((link) => link[name])));
  const { at, values: stakeholder } = column("stakeholder");
  return {
    at,
    stakeholder,
    role: column("role").values,
    group: column("group").values,
    inherited: column("inherited").values,
    some: rows.some((row) => row.some((link) => link.inherited)),
  };
})();

/** The labels of a record's parties in one role, each once. */
function partiesIn(record, role) {
  const labels = records.parties[record]
    .filter((party) => party[1] === role)
    .map((party) => payload.stakeholders[party[0]].label);
  return [...new Set(labels)];
}

const documentOf = (record) => payload.documents[records.document[record]];

/** The place of each record id. */
const recordOf = new Map(records.id.map((id, place) => [id, place]));
