// Main: the state, what changes it, and the page that follows it.

let state = stateAt(location.hash);
let result = evaluate(state);

/** Whether the reader stands beside the list instead of over it. */
const isWide = () => matchMedia("(min-width: 60rem)").matches;

/** Change what is filtered or how it is ordered, and show what comes of it. */
function change(changes, { step = true } = {}) {
  performance.mark("change");
  state = { ...state, ...changes };
  result = evaluate(state);
  showAddress(state, { step });
  show({ top: true });
  performance.measure("filter", "change");
}

/** Choose a value of a facet, or drop it. */
function toggle(key, place) {
  const chosen = new Set(state.chosen[key]);
  if (!chosen.delete(place)) chosen.add(place);
  change({ chosen: { ...state.chosen, [key]: chosen } });
}

function reset() {
  const usual = defaultState();
  change({ query: "", chosen: usual.chosen, parts: false });
}

/** Show the whole page for the state. */
function show({ top = false } = {}) {
  if (byId("query").value !== state.query) byId("query").value = state.query;
  byId("sort").value = state.sort;
  showCount();
  showCounts();
  showChips();
  followReader();
  showPicture();
  showList({ top });
}

function showCount() {
  const shown = result.passed.length;
  byId("count").textContent = shown === total ? counted(total, "recommendation") : `${figure(shown)} of ${counted(total, "recommendation")}`;
}

/** Open a record beside the list, or over it where there is no room beside. */
function openRecord(record, { focus = true, step = true } = {}) {
  state = { ...state, open: record };
  showAddress(state, { step });
  showReader();
  markOpenRow();
  cover();
  const place = result.passed.indexOf(record);
  if (place >= 0) goToRow(place, { focus: false });
  if (focus) byId("reader-title").focus({ preventScroll: true });
}

function closeRecord() {
  const record = state.open;
  if (record === null) return;
  state = { ...state, open: null };
  showAddress(state, { step: true });
  showReader();
  markOpenRow();
  showPicture();
  cover();
  const place = result.passed.indexOf(record);
  if (place >= 0) goToRow(place);
  else byId("query").focus();
}

/** On a narrow screen: lay the filters or the picture over the list, or nothing. */
function uncover(name) {
  document.body.dataset.cover = name;
  cover();
  if (name) byId(name).focus();
}

/** Keep what is covered out of reach of keys and screen readers. */
function cover() {
  const name = state.open === null ? document.body.dataset.cover ?? "" : "reader";
  const covered = !isWide() && name !== "";
  byId("results").inert = covered;
  document.querySelector(".masthead").inert = covered;
  byId("filters").inert = covered && name !== "filters";
}

/** The state of the address, after Back, Forward or a link within the page. */
function follow() {
  state = stateAt(location.hash);
  result = evaluate(state);
  show();
  cover();
}

function showAbout() {
  const { version, texts } = payload.about;
  const core = records.status.filter((status) => status === CORE).length;
  const kinds = core === total ? counted(total, "recommendation") : `${figure(core)} core and ${figure(total - core)} optional recommendations`;
  const data = version ? ` · data ${version}` : "";
  byId("about").textContent = `${kinds} from ${counted(payload.documents.length, "document")}${data}`;
  byId("texts-note").textContent = texts;
}

const THEMES = ["system", "light", "dark"];

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = `Theme: ${theme}`;
  settings.set("theme", theme);
}

function nextTheme() {
  const current = document.documentElement.dataset.theme;
  setTheme(THEMES[(THEMES.indexOf(current) + 1) % THEMES.length]);
}

/** Keys that work anywhere but in a field. */
function pageKeys(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || byId("help").open) return;
  if (event.key === "Escape") return escape(event);
  if (!byId("single-keys").checked || event.target.matches("input:not([type=checkbox]), select, textarea")) return;
  if (event.key === "/") {
    event.preventDefault();
    if (state.open !== null && !isWide()) closeRecord();
    byId("query").focus();
    byId("query").select();
  } else if (event.key === "j" || event.key === "k") {
    const place = state.open === null ? active - (event.key === "j" ? 1 : 0) : result.passed.indexOf(state.open);
    const next = result.passed[place + (event.key === "j" ? 1 : -1)];
    if (next !== undefined) openRecord(next, { step: state.open === null });
  } else if (event.key === "?") {
    byId("help").showModal();
  }
}

/** Leave what is uppermost: a covering panel, the search, the record. */
function escape(event) {
  if (document.body.dataset.cover) return uncover("");
  if (event.target === byId("query") && state.query) {
    event.preventDefault();
    return change({ query: "" }, { step: false });
  }
  if (state.open !== null) closeRecord();
}

/** Most records that are printed as a list. */
const MOST_PRINTED = 500;

/** Before printing the list: all of it, since only the rows in view exist. */
function printList() {
  const shown = result.passed.slice(0, MOST_PRINTED);
  const chosen = facets.flatMap(({ key, title, values }) => [...state.chosen[key]].map((place) => `${title}: ${values[place].label}`));
  if (state.query) chosen.unshift(`Search: ${state.query}`);
  const left = result.passed.length - shown.length;
  byId("print").replaceChildren(
    make("p", {}, `${byId("count").textContent}. ${chosen.join("; ")}`),
    make("ol", {}, shown.map((record) => make("li", {}, make("p", {}, citeAs(record))))),
    left > 0 ? make("p", {}, `${counted(left, "more recommendation")} not printed.`) : "",
  );
}

function listen() {
  const on = (id, kind, act) => byId(id).addEventListener(kind, act);
  on("query", "input", (event) => change({ query: event.target.value }, { step: false }));
  on("query", "keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    goToRow(active);
  });
  on("sort", "change", (event) => change({ sort: event.target.value }));
  on("rows", "change", (event) => {
    heatPlace = { row: 0, column: 0 };
    change({ rows: event.target.value });
  });
  on("viewport", "scroll", showRows);
  on("viewport", "keydown", listKeys);
  on("heat", "keydown", heatKeys);
  on("reset", "click", reset);
  on("nothing-reset", "click", () => {
    change({ query: "", chosen: emptyState().chosen });
    byId("query").focus();
  });
  on("download", "click", download);
  on("copy-link", "click", (event) => copy(linkTo(state), event.currentTarget));
  on("theme", "click", nextTheme);
  on("help-open", "click", () => byId("help").showModal());
  on("help-close", "click", () => byId("help").close());
  on("single-keys", "change", (event) => settings.set("single-keys", String(event.target.checked)));
  on("show-filters", "click", () => uncover("filters"));
  on("show-picture", "click", () => uncover("picture"));
  on("filters-close", "click", () => uncover(""));
  on("picture-close", "click", () => uncover(""));
  on("skip", "click", (event) => {
    event.preventDefault();
    byId("query").focus();
  });
  addEventListener("keydown", pageKeys);
  addEventListener("popstate", follow);
  addEventListener("beforeprint", printList);
  addEventListener("resize", () => {
    measureRows();
    showList();
    cover();
  });
}

setTheme(settings.get("theme") ?? "system");
byId("single-keys").checked = settings.get("single-keys") !== "false";
buildFacets();
showAbout();
listen();
measureRows();
show();
cover();
if (state.open !== null) goToRow(active, { focus: false });
performance.mark("ready");
setTimeout(indexInIdleTime);
