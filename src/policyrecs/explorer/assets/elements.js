// Elements: made and found here, and filled with text only, so that no text is ever read as markup.

/** The element with this id. */
const byId = (id) => document.getElementById(id);

/**
 * Make an element.
 *
 * `attributes` become attributes, true an empty one, and false, null and undefined none; `on…`
 * adds a listener. Children are elements, strings or numbers; null is left out.
 */
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child != null && child !== ""));
  return made;
}

/** A number as people write it: 20,000. */
const figure = (number) => number.toLocaleString("en");

/** A number with its noun: "1 recommendation", "2 recommendations". */
const counted = (number, noun) => `${figure(number)} ${noun}${number === 1 ? "" : "s"}`;

/** Words joined as a list: "a, b and c". */
function listed(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Say something to screen readers. */
function announce(words) {
  byId("announce").textContent = words;
}

/** Put text on the clipboard, where need be by way of a selection, and say so on the button. */
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const holder = make("textarea", { class: "unseen" });
    holder.value = text;
    document.body.append(holder);
    holder.select();
    document.execCommand("copy");
    holder.remove();
    button.focus();
  }
  const words = button.dataset.words ?? button.textContent;
  button.dataset.words = words;
  button.textContent = "Copied";
  announce("Copied");
  setTimeout(() => (button.textContent = words), 1500);
}

/** A setting of this reader's, kept by the browser where it allows that for a file. */
const settings = {
  get(name) {
    try {
      return localStorage.getItem(`policyrecs-${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`policyrecs-${name}`, value);
    } catch {
      // The choice then holds until the page is closed.
    }
  },
};
