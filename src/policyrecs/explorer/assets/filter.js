// Filter: which records the state lets through, and how many each further choice would leave.

/**
 * What the reader has chosen: all that the address holds.
 *
 * `chosen` has a set of places for each facet; `parts` counts parties under the bodies above them.
 */
function emptyState() {
  return {
    query: "",
    chosen: Object.fromEntries(facets.map((facet) => [facet.key, new Set()])),
    parts: false,
    sort: "place",
    rows: "group",
    open: null,
  };
}

/** Whether some records are core and some are not. */
const someCore = records.status.includes(CORE) && records.status.some((status) => status !== CORE);

/** Core records first, as everywhere in policyrecs; all of them where no record is core. */
function defaultState() {
  const state = emptyState();
  if (someCore) state.chosen.status.add(CORE);
  return state;
}

/** Chosen places as a byte for each value; null where nothing is chosen, which lets all through. */
function maskOf(state, facet) {
  const chosen = state.chosen[facet.key];
  if (chosen.size === 0) return null;
  const mask = new Uint8Array(facet.values.length);
  for (const place of chosen) mask[place] = 1;
  return mask;
}

let lastQuery = null;
let lastHits = null;

/** The hits of a search; those of the last search are kept, since other filters change more often. */
function hitsOf(query) {
  if (query !== lastQuery) {
    lastHits = hits(query);
    lastQuery = query;
  }
  return lastHits;
}

/**
 * Apply the state to all records, in one pass.
 *
 * Returns the records that pass, in order; for each facet the count of each value with all other
 * facets applied; and the picture's cells, which do the same for rows and topics together.
 */
function evaluate(state) {
  const found = hitsOf(state.query);
  const masks = plainFacets.map((facet) => maskOf(state, facet));
  const topicFacet = plainFacets.indexOf(facetOf.topic);
  const party = partyMasks(state);
  const counts = Object.fromEntries(
    facets.map((facet) => [facet.key, new Uint32Array(facet.values.length)]),
  );
  const picture = emptyPicture(state);
  const passed = [];
  for (let record = 0; record < total; record++) {
    if (found && !found[record]) continue;
    let failed = -1;
    let failures = 0;
    for (let place = 0; place < masks.length && failures < 2; place++) {
      if (masks[place] && !anyChosen(masks[place], plainFacets[place].lists, record)) {
        failed = place;
        failures++;
      }
    }
    if (failures > 1) continue;
    if (failures === 0 || failed === topicFacet) addToPicture(picture, record, party);
    const parties = partyPasses(record, party);
    if (failures === 0) {
      countParties(record, party, counts);
      if (!parties) continue;
      passed.push(record);
      for (const facet of plainFacets) countPlain(facet, record, counts);
    } else if (parties) {
      countPlain(plainFacets[failed], record, counts);
    }
  }
  return { passed: sorted(passed, state.sort), counts, picture };
}

function anyChosen(mask, lists, record) {
  for (let at = lists.at[record]; at < lists.at[record + 1]; at++) {
    if (mask[lists.values[at]]) return true;
  }
  return false;
}

function countPlain(facet, record, counts) {
  const { at, values } = facet.lists;
  for (let place = at[record]; place < at[record + 1]; place++) counts[facet.key][values[place]]++;
}

/** The masks of the party facets, and the record that each value was last counted for. */
function partyMasks(state) {
  const lastSeen = (facet) => new Int32Array(facet.values.length).fill(-1);
  return {
    role: maskOf(state, facetOf.role),
    group: maskOf(state, facetOf.group),
    stakeholder: maskOf(state, facetOf.stakeholder),
    parts: state.parts,
    seen: {
      role: lastSeen(facetOf.role),
      group: lastSeen(facetOf.group),
      stakeholder: lastSeen(facetOf.stakeholder),
    },
  };
}

const lets = (mask, value) => mask === null || mask[value] === 1;

/** Whether one and the same party of the record has a chosen role, group and stakeholder. */
function partyPasses(record, party) {
  if (!party.role && !party.group && !party.stakeholder) return true;
  for (let link = links.at[record]; link < links.at[record + 1]; link++) {
    if (links.inherited[link] && !party.parts) continue;
    if (
      lets(party.role, links.role[link]) &&
      lets(party.group, links.group[link]) &&
      lets(party.stakeholder, links.stakeholder[link])
    ) {
      return true;
    }
  }
  return false;
}

/** Count the record once for each value of a party facet that one of its parties would pass by. */
function countParties(record, party, counts) {
  for (let link = links.at[record]; link < links.at[record + 1]; link++) {
    if (links.inherited[link] && !party.parts) continue;
    const role = lets(party.role, links.role[link]);
    const group = lets(party.group, links.group[link]);
    const stakeholder = lets(party.stakeholder, links.stakeholder[link]);
    if (group && stakeholder) countOnce("role", links.role[link], record, party, counts);
    if (role && stakeholder) countOnce("group", links.group[link], record, party, counts);
    if (role && group) countOnce("stakeholder", links.stakeholder[link], record, party, counts);
  }
}

function countOnce(key, value, record, party, counts) {
  if (party.seen[key][value] === record) return;
  party.seen[key][value] = record;
  counts[key][value]++;
}

/** The roles that the picture's rows take part in: those chosen, or else the addressees. */
function pictureRoles(state) {
  return state.chosen.role.size > 0 ? [...state.chosen.role] : [ADDRESSEE];
}

function emptyPicture(state) {
  const rows = facetOf[state.rows];
  const roles = new Uint8Array(facetOf.role.values.length);
  for (const role of pictureRoles(state)) roles[role] = 1;
  return {
    rows: state.rows,
    roles,
    cells: new Uint32Array(rows.values.length * payload.topics.length),
    rowTotals: new Uint32Array(rows.values.length),
    topicTotals: new Uint32Array(payload.topics.length),
    seen: new Int32Array(rows.values.length).fill(-1),
    seenTopics: -1,
  };
}

/** Count a record in the picture: for each of its rows, once in each of its topics. */
function addToPicture(picture, record, party) {
  const byGroup = picture.rows === "group";
  const { at, values } = facetOf.topic.lists;
  let some = false;
  for (let link = links.at[record]; link < links.at[record + 1]; link++) {
    if (links.inherited[link] && !party.parts) continue;
    if (!picture.roles[links.role[link]]) continue;
    const other = byGroup
      ? lets(party.stakeholder, links.stakeholder[link])
      : lets(party.group, links.group[link]);
    const row = byGroup ? links.group[link] : links.stakeholder[link];
    if (!other || picture.seen[row] === record) continue;
    picture.seen[row] = record;
    picture.rowTotals[row]++;
    some = true;
    for (let place = at[record]; place < at[record + 1]; place++) {
      picture.cells[row * payload.topics.length + values[place]]++;
    }
  }
  if (!some) return;
  for (let place = at[record]; place < at[record + 1]; place++) picture.topicTotals[values[place]]++;
}

/** Days since 1970 of each document's date; a document without one comes last in any order. */
const issuedDays = payload.documents.map((document) =>
  document.issued ? Date.parse(document.issued) / 86_400_000 : null,
);

const SORT_KEYS = {
  newest: (record) => -(issuedDays[records.document[record]] ?? -Infinity),
  oldest: (record) => issuedDays[records.document[record]] ?? Infinity,
  doubtful: (record) => records.confidence[record],
};

/** Records in the order asked for; equal ones stay as in the documents. */
function sorted(passed, order) {
  const key = SORT_KEYS[order];
  if (!key) return passed;
  const keys = new Float64Array(total);
  for (const record of passed) keys[record] = key(record);
  return passed.sort((one, other) => (keys[one] === keys[other] ? one - other : keys[one] < keys[other] ? -1 : 1));
}
