// List: the records that pass. Only the rows in view exist, so that twenty thousand cost no more
// than twenty. All rows are of one height, which follows the reader's size of letters.

/** Rows kept above and below those in view, so that scrolling does not show gaps. */
const MARGIN = 6;

const rowsShown = new Map();
let rowHeight = 0;
let active = 0;

/** Read the height of a row from the style, in pixels. */
function measureRows() {
  const probe = make("li", { class: "row" });
  byId("list").append(probe);
  rowHeight = probe.getBoundingClientRect().height;
  probe.remove();
}

/** Show the list anew: after a filter at its top, else where it was. */
function showList({ top = false } = {}) {
  const viewport = byId("viewport");
  for (const row of rowsShown.values()) row.remove();
  rowsShown.clear();
  const opened = state.open === null ? -1 : result.passed.indexOf(state.open);
  active = opened >= 0 ? opened : 0;
  byId("list").style.height = `${result.passed.length * rowHeight}px`;
  if (top) viewport.scrollTop = 0;
  byId("nothing").hidden = result.passed.length > 0;
  showRows();
}

/** Make the rows in view, and drop those that are not; the active row stays, for it may be focused. */
function showRows() {
  const viewport = byId("viewport");
  const first = Math.max(0, Math.floor(viewport.scrollTop / rowHeight) - MARGIN);
  const end = Math.ceil((viewport.scrollTop + viewport.clientHeight) / rowHeight) + MARGIN;
  const last = Math.min(result.passed.length, end) - 1;
  const inView = (place) => (place >= first && place <= last) || place === active;
  for (const [place, row] of rowsShown) {
    if (inView(place)) continue;
    row.remove();
    rowsShown.delete(place);
  }
  for (let place = first; place <= last; place++) showRow(place);
  if (active < result.passed.length) showRow(active);
}

/** Make one row where it is missing, in its place among the others: the order of reading aloud. */
function showRow(place) {
  if (rowsShown.has(place)) return;
  const row = rowOf(place);
  let next = null;
  for (const [other, element] of rowsShown) {
    if (other > place && (next === null || other < next[0])) next = [other, element];
  }
  byId("list").insertBefore(row, next ? next[1] : null);
  rowsShown.set(place, row);
}

function rowOf(place) {
  const record = result.passed[place];
  const document = documentOf(record);
  const asked = partiesIn(record, ADDRESSEE);
  const open = record === state.open;
  const link = make(
    "a",
    {
      href: addressOf({ ...state, open: record }),
      tabindex: place === active ? 0 : -1,
      "aria-current": open ? "true" : null,
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        active = place;
        openRecord(record);
      },
    },
    make("span", { class: "row-head" }, make("span", { class: "row-who" }, asked.length ? listed(asked) : "No addressee named"), badges(record)),
    make("span", { class: "row-quote" }, marked(oneLine(records.quote[record]), state.query)),
    make("span", { class: "row-from" }, [listed(partiesIn(record, ISSUER)), document.label].filter(Boolean).map((words) => make("span", {}, words))),
  );
  const row = make("li", { class: "row", "aria-setsize": result.passed.length, "aria-posinset": place + 1 }, link);
  row.style.transform = `translateY(${place * rowHeight}px)`;
  return row;
}

const oneLine = (text) => text.replace(/\s+/g, " ");

/** What sets a record apart from most: its direction where it is not "do", its doubtful status. */
function badges(record) {
  const { polarity, status } = payload.vocabularies;
  const words = [];
  if (polarity[records.polarity[record]].code !== "do") words.push(polarity[records.polarity[record]].label);
  if (records.status[record] !== CORE) words.push(status[records.status[record]].label);
  return words.map((word) => make("span", { class: "badge" }, word));
}

/** Text with what the search found in it marked. */
function marked(text, query) {
  const found = stretches(text, query);
  if (found.length === 0) return [text];
  return cut(0, text.length, found.map(([start, end]) => ({ start, end, name: "found" }))).map(
    ({ start, end, names }) => {
      const words = text.slice(start, end);
      return names.length ? make("mark", { class: "found" }, words) : words;
    },
  );
}

/** Make a row the active one, in view, and focus it. */
function goToRow(place, { focus = true } = {}) {
  if (result.passed.length === 0) return;
  const viewport = byId("viewport");
  const target = Math.max(0, Math.min(place, result.passed.length - 1));
  rowsShown.get(active)?.querySelector("a").setAttribute("tabindex", "-1");
  active = target;
  const top = target * rowHeight;
  if (top < viewport.scrollTop) viewport.scrollTop = top;
  const bottom = top + rowHeight - viewport.clientHeight;
  if (bottom > viewport.scrollTop) viewport.scrollTop = bottom;
  showRows();
  const link = rowsShown.get(target).querySelector("a");
  link.setAttribute("tabindex", "0");
  if (focus) link.focus({ preventScroll: true });
}

/** Mark the open record's row, without making the list anew. */
function markOpenRow() {
  for (const [place, row] of rowsShown) {
    const link = row.querySelector("a");
    if (result.passed[place] === state.open) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** Keys within the list. */
function listKeys(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const page = Math.max(1, Math.floor(byId("viewport").clientHeight / rowHeight) - 1);
  const targets = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: result.passed.length - 1,
  };
  if (!(event.key in targets)) return;
  event.preventDefault();
  if (event.key === "ArrowUp" && active === 0) return byId("query").focus();
  goToRow(targets[event.key]);
  // With a record open beside the list, walking the list is reading on.
  if (state.open !== null && event.key in STEPS && isWide()) openRecord(result.passed[active], { focus: false, step: false });
}
