// Search: words and phrases in the quotes and in the names beside them, without accents or case.

/** Letters that Unicode does not take apart into a letter and an accent. */
const UNDIVIDED = { ø: "o", đ: "d", ð: "d", ł: "l", ħ: "h", ß: "ss", æ: "ae", œ: "oe", þ: "th", ı: "i" };

/** An accent that stands apart from its letter. */
const ACCENT = /\p{M}/u;

const NOT_ASCII = /[^\x00-\x7f]/;

/** Text in lower case, without accents, its words parted by one space. */
function fold(text) {
  let folded = text.toLowerCase();
  if (NOT_ASCII.test(folded)) {
    folded = folded
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .replace(/[øđðłħßæœþı]/g, (letter) => UNDIVIDED[letter]);
  }
  return folded.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * The words of one record that a search looks at. Fields are parted by a bar, which no search
 * contains, so that no phrase runs from one field into the next.
 */
function searched(record) {
  const document = documentOf(record);
  const parties = records.parties[record].map((party) => payload.stakeholders[party[0]].label);
  const works = records.citations[record].map((link) => payload.citations[link[0]].quote);
  const fields = [
    records.quote[record],
    records.id[record],
    document.label,
    ...records.section[record],
    ...parties,
    ...works,
  ];
  return ` ${fields.map(fold).join(" | ")} `;
}

const index = [];
const BATCH = 500;

/** Index records up to `end`. */
function indexUpTo(end) {
  while (index.length < end) index.push(searched(index.length));
}

/** Index all records while the browser has nothing else to do. */
function indexInIdleTime() {
  if (index.length >= total) return;
  indexUpTo(Math.min(total, index.length + BATCH));
  setTimeout(indexInIdleTime);
}

/**
 * What a search asks for: folded words, each of which may go on, and phrases in quotation marks,
 * which end where they end. A mark that is still open holds the words after it together.
 */
function wanted(query) {
  const needles = [];
  for (const [, phrase, closed, word] of query.matchAll(/["“„]([^"”“„]*)(["”“]?)|([^\s"“”„]+)/g)) {
    const folded = fold(phrase ?? word);
    if (folded) needles.push(closed ? ` ${folded} ` : ` ${folded}`);
  }
  return needles;
}

/** The records that a search finds, as a byte for each; null where it asks for nothing. */
function hits(query) {
  const needles = wanted(query);
  if (needles.length === 0) return null;
  indexUpTo(total);
  const found = new Uint8Array(total);
  for (let record = 0; record < total; record++) {
    const words = index[record];
    found[record] = needles.every((needle) => words.includes(needle)) ? 1 : 0;
  }
  return found;
}

/** The stretches of a text, as [start, end], that a search finds in it. */
function stretches(text, query) {
  const needles = wanted(query);
  if (needles.length === 0) return [];
  let folded = " ";
  const source = [0];
  let place = 0;
  for (const character of text) {
    const letters = fold(character) || (ACCENT.test(character) ? "" : " ");
    for (const letter of letters) {
      if (letter === " " && folded.endsWith(" ")) continue;
      folded += letter;
      source.push(place);
    }
    place += character.length;
  }
  folded += " ";
  source.push(place);
  const found = [];
  for (const needle of needles) {
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
      const last = needle.endsWith(" ") ? at + needle.length - 1 : at + needle.length;
      found.push([source[at + 1], source[last]]);
    }
  }
  return found;
}
