// Address: the state in the part of the page's address after "#", which never leaves the browser.

/** The state as an address: names and codes that a person can read, the same for the same state. */
function addressOf(state) {
  const parameters = new URLSearchParams();
  if (state.query) parameters.set("q", state.query);
  const usual = defaultState().chosen;
  for (const { key, values } of facets) {
    const chosen = [...state.chosen[key]].sort((one, other) => one - other);
    const same = chosen.length === usual[key].size && chosen.every((place) => usual[key].has(place));
    if (same) continue;
    if (chosen.length === 0) parameters.set(key, "any");
    for (const place of chosen) parameters.append(key, values[place].code);
  }
  if (state.parts) parameters.set("parts", "counted");
  if (state.sort !== "place") parameters.set("sort", state.sort);
  if (state.rows !== "group") parameters.set("rows", state.rows);
  if (state.open !== null) parameters.set("id", records.id[state.open]);
  return `#${parameters}`;
}

/** The state that an address holds; what it names and the data lacks is left out. */
function stateAt(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const state = defaultState();
  state.query = parameters.get("q") ?? "";
  for (const { key, places } of facets) {
    if (!parameters.has(key)) continue;
    const known = parameters.getAll(key).map((code) => places.get(code));
    state.chosen[key] = new Set(known.filter((place) => place !== undefined));
  }
  state.parts = parameters.get("parts") === "counted" && links.some;
  const sort = parameters.get("sort");
  if (sort && Object.hasOwn(SORT_KEYS, sort)) state.sort = sort;
  if (parameters.get("rows") === "stakeholder") state.rows = "stakeholder";
  state.open = recordOf.get(parameters.get("id")) ?? null;
  return state;
}

/** Put the state into the address bar, as a new step of the history or in place of the last. */
function showAddress(state, { step = false } = {}) {
  const address = addressOf(state);
  if (address === location.hash || (address === "#" && location.hash === "")) return;
  try {
    if (step) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  } catch {
    // A page shown inside another may have no address of its own; its state then lives here only.
  }
}

/** A link to this page in the given state. */
const linkTo = (state) => `${location.href.split("#")[0]}${addressOf(state)}`;
