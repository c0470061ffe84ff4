// Facets: the filters beside the list, each choice with the count that it would leave.

/** Choices shown before "Show all". */
const SHORT = 7;
/** Choices shown after it; more than this is for the facet's own search. */
const LONG = 300;
/** Choices from which on a facet has a search of its own. */
const MANY = 20;

/** What the reader does with the facets themselves: unfolded ones, and what is sought in them. */
const facetViews = Object.fromEntries(facets.map((facet) => [facet.key, { all: false, sought: "" }]));

/** Build the facets once; `showCounts` fills them. */
function buildFacets() {
  for (const facet of facets) {
    const view = facetViews[facet.key];
    view.list = make("ul", { id: `choices-${facet.key}` });
    view.marked = make("span", { class: "marked" });
    view.more = make("button", {
      type: "button",
      class: "more",
      id: `more-${facet.key}`,
      onclick: () => {
        view.all = !view.all;
        showCounts();
      },
    });
    const parts = facet.key === "stakeholder" && links.some ? partsChoice() : null;
    const sought = facet.values.length > MANY ? facetSearch(facet, view) : null;
    byId("facets").append(
      make(
        "details",
        { class: "facet", open: facet.open, id: `facet-${facet.key}` },
        make("summary", {}, make("h3", {}, facet.title), view.marked),
        sought,
        parts,
        make("div", { role: "group", "aria-label": facet.title }, view.list),
        view.more,
      ),
    );
  }
}

function facetSearch(facet, view) {
  return make("input", {
    type: "search",
    class: "facet-search",
    placeholder: `Find in ${figure(facet.values.length)}`,
    "aria-label": `Find a choice of ${facet.title.toLowerCase()}`,
    autocomplete: "off",
    oninput: (event) => {
      view.sought = fold(event.target.value);
      showCounts();
    },
  });
}

function partsChoice() {
  const box = make("input", {
    type: "checkbox",
    id: "parts",
    onchange: (event) => change({ parts: event.target.checked }),
  });
  return make("label", { class: "choice parts" }, box, make("span", {}, "Count parts under their body"));
}

/** Fill the facets with the counts of the last evaluation. */
function showCounts() {
  const focused = document.activeElement?.id;
  for (const facet of facets) showFacet(facet, result.counts[facet.key], state.chosen[facet.key]);
  if (links.some) byId("parts").checked = state.parts;
  if (focused && document.activeElement?.id !== focused) byId(focused)?.focus();
}

function showFacet(facet, counts, chosen) {
  const view = facetViews[facet.key];
  const places = facet.values.map((_, place) => place);
  const offered = places.filter((place) => offers(facet, place, counts, chosen));
  if (!facet.fixed) offered.sort((one, other) => byChoice(facet, counts, chosen, one, other));
  const limit = facet.fixed ? offered.length : view.all || view.sought ? LONG : SHORT;
  const shown = offered.filter((place, rank) => rank < limit || chosen.has(place));
  view.list.replaceChildren(...shown.map((place) => choice(facet, place, counts[place], chosen.has(place))));
  view.marked.textContent = chosen.size ? `${chosen.size} chosen` : "";
  view.more.hidden = facet.fixed || Boolean(view.sought) || offered.length <= SHORT;
  view.more.textContent = view.all ? "Show fewer" : `Show all ${figure(offered.length)}`;
  if (view.all && offered.length > LONG) view.more.textContent = `Showing ${LONG} of ${figure(offered.length)}: show fewer`;
  view.more.setAttribute("aria-expanded", String(view.all));
  view.more.setAttribute("aria-controls", view.list.id);
  view.list.classList.toggle("empty", shown.length === 0);
}

/** Whether a choice is worth showing: it would leave something, is chosen, or is of a short list. */
function offers(facet, place, counts, chosen) {
  const view = facetViews[facet.key];
  if (view.sought && !` ${fold(facet.values[place].label)}`.includes(` ${view.sought}`)) return false;
  return counts[place] > 0 || chosen.has(place);
}

/** Chosen ones first, then the largest count, then the alphabet. */
function byChoice(facet, counts, chosen, one, other) {
  return (
    chosen.has(other) - chosen.has(one) ||
    counts[other] - counts[one] ||
    facet.alphabet[one] - facet.alphabet[other]
  );
}

function choice(facet, place, count, checked) {
  const { code, label, definition } = facet.values[place];
  const box = make("input", {
    type: "checkbox",
    id: `choice-${facet.key}-${place}`,
    "data-facet": facet.key,
    "data-code": code,
    onchange: () => toggle(facet.key, place),
  });
  box.checked = checked;
  return make(
    "li",
    {},
    make(
      "label",
      { class: "choice", title: definition || label },
      box,
      make("span", { class: "choice-name" }, label),
      make("span", { class: "choice-count" }, figure(count)),
    ),
  );
}

/** Show the filters in force, each with a way to drop it. */
function showChips() {
  const chips = [];
  for (const { key, title, values } of facets) {
    for (const place of state.chosen[key]) {
      const label = values[place].label;
      chips.push(
        make(
          "li",
          {},
          make(
            "button",
            {
              type: "button",
              class: "chip",
              "aria-label": `Remove the filter ${title}: ${label}`,
              onclick: () => {
                toggle(key, place);
                byId("query").focus();
              },
            },
            make("span", { class: "chip-kind" }, title),
            ` ${label} `,
            make("span", { "aria-hidden": "true" }, "×"),
          ),
        ),
      );
    }
  }
  byId("chips").replaceChildren(...chips);
  byId("chips").hidden = chips.length === 0;
}
