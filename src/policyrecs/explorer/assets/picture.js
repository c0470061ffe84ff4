// Picture: who is asked about what. A table whose squares are darker the more recommendations they
// hold; it follows the filters, and a square is a filter.

/** Rows and columns shown: the largest of them, and whatever is chosen. */
const MOST_ROWS = 12;
const MOST_TOPICS = 12;
/** Steps of darkness besides none. */
const SHADES = 5;

let heatPlace = { row: 0, column: 0 };

function showPicture() {
  const { rows, cells, rowTotals, topicTotals } = result.picture;
  const facet = facetOf[rows];
  const shownRows = largest(rowTotals, MOST_ROWS, facet);
  const shownTopics = largest(topicTotals, MOST_TOPICS, facetOf.topic);
  byId("rows").value = state.rows;
  byId("picture-words").textContent = pictureWords(shownRows, shownTopics, rowTotals, topicTotals);
  const count = (row, topic) => cells[row * payload.topics.length + topic];
  const most = Math.max(1, ...shownRows.flatMap((row) => shownTopics.map((topic) => count(row, topic))));
  const narrowed = state.chosen[rows].size > 0 || state.chosen.topic.size > 0;
  const head = make(
    "tr",
    { role: "row" },
    make("td", { role: "gridcell" }, make("span", { class: "unseen" }, rows === "group" ? "Group" : "Stakeholder")),
    shownTopics.map((topic) =>
      make("th", { scope: "col", role: "columnheader", title: payload.topics[topic].definition }, make("span", {}, payload.topics[topic].label)),
    ),
  );
  const body = shownRows.map((row, rank) =>
    make(
      "tr",
      { role: "row" },
      make("th", { scope: "row", role: "rowheader" }, make("span", { class: "heat-name" }, facet.values[row].label), make("small", {}, figure(rowTotals[row]))),
      shownTopics.map((topic, column) => heatCell({ row, topic, rank, column, count: count(row, topic), most, narrowed })),
    ),
  );
  const focused = document.activeElement?.closest?.("#heat") !== null && document.activeElement?.closest?.("#heat") !== undefined;
  byId("heat").replaceChildren(make("thead", { role: "rowgroup" }, head), make("tbody", { role: "rowgroup" }, body));
  byId("heat-frame").hidden = shownRows.length === 0 || shownTopics.length === 0;
  heatPlace = { row: Math.min(heatPlace.row, shownRows.length - 1), column: Math.min(heatPlace.column, shownTopics.length - 1) };
  goToCell(heatPlace.row, heatPlace.column, { focus: focused });
  showScale(most);
}

/** The places of the largest counts and of what is chosen, the largest first. */
function largest(counts, most, { key, alphabet }) {
  const chosen = state.chosen[key];
  const places = [...counts.keys()].filter((place) => counts[place] > 0 || chosen.has(place));
  places.sort((one, other) => counts[other] - counts[one] || alphabet[one] - alphabet[other]);
  return places.filter((place, rank) => rank < most || chosen.has(place));
}

function pictureWords(shownRows, shownTopics, rowTotals, topicTotals) {
  const some = (counts) => counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const roles = pictureRoles(state).map((role) => payload.vocabularies.role[role].label.toLowerCase());
  const rows = state.rows === "group" ? "group" : "stakeholder";
  if (shownRows.length === 0) return `No recommendation here has a party in the role ${listed(roles)}.`;
  if (shownTopics.length === 0) return "No recommendation here has a topic.";
  const part = (shown, all, noun) => (shown < all ? `the ${shown} largest of ${counted(all, noun)}` : counted(all, noun));
  const who = part(shownRows.length, some(rowTotals), rows);
  const what = part(shownTopics.length, some(topicTotals), "topic");
  return `Parties in the role ${listed(roles)}, by topic: ${who}, ${what}. A recommendation counts in each of its squares. The filters apply, but for ${rows} and topic, which the squares choose.`;
}

const shadeOf = (count, most) => (count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * SHADES)));

function heatCell({ row, topic, rank, column, count, most, narrowed }) {
  const facet = facetOf[state.rows];
  const pressed = state.chosen[state.rows].has(row) && state.chosen.topic.has(topic);
  const within =
    (state.chosen[state.rows].size === 0 || state.chosen[state.rows].has(row)) &&
    (state.chosen.topic.size === 0 || state.chosen.topic.has(topic));
  const button = make(
    "button",
    {
      type: "button",
      tabindex: "-1",
      "data-rank": rank,
      "data-column": column,
      "aria-pressed": String(pressed),
      "aria-label": `${facet.values[row].label}, ${payload.topics[topic].label}: ${counted(count, "recommendation")}`,
      onclick: () => {
        heatPlace = { row: rank, column };
        chooseCell(row, topic, pressed);
      },
    },
    count === 0 ? "·" : figure(count),
  );
  return make("td", { role: "gridcell", class: `shade-${shadeOf(count, most)}${narrowed && !within ? " outside" : ""}` }, button);
}

/** Filter by a square, or let it go. The result then has as many records as the square says. */
function chooseCell(row, topic, pressed) {
  const chosen = { ...state.chosen };
  chosen[state.rows] = new Set(pressed ? [] : [row]);
  chosen.topic = new Set(pressed ? [] : [topic]);
  if (!pressed) chosen.role = new Set(pictureRoles(state));
  change({ chosen });
}

/** Make one square the one that the Tab key reaches, and focus it where asked. */
function goToCell(row, column, { focus = true } = {}) {
  const all = byId("heat").querySelectorAll("button");
  for (const button of all) button.tabIndex = -1;
  const target = [...all].find((button) => Number(button.dataset.rank) === row && Number(button.dataset.column) === column);
  if (!target) return;
  heatPlace = { row, column };
  target.tabIndex = 0;
  if (focus) target.focus();
}

function heatKeys(event) {
  const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const [down, right] = steps[event.key];
  goToCell(heatPlace.row + down, heatPlace.column + right);
}

/** What the shades stand for. */
function showScale(most) {
  const steps = [];
  let reached = 0;
  for (let shade = 1; shade <= SHADES; shade++) {
    const upTo = Math.floor((shade / SHADES) * most);
    if (upTo <= reached) continue;
    const words = upTo === reached + 1 ? figure(upTo) : `${figure(reached + 1)}–${figure(upTo)}`;
    steps.push(make("span", { class: `step shade-${shade}` }, words));
    reached = upTo;
  }
  byId("scale").replaceChildren("Recommendations: ", ...steps);
}
