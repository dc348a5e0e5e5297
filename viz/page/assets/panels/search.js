// The search: over events, places in every name, and the text; its results lead there. Letters count without case and accents.

// So many places and so many passages are listed.
const MOST_FOUND = 30;
// A passage is told with so many letters before and after what was found.
const AROUND = 40;

// Letters as they are compared: compatible forms as one, without case, accents and marks that are written or left out (P’yŏngyang).
const folded = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Lm}\p{Cf}'’‘`]/gu, "").replace(/\s+/gu, " ").toUpperCase();

// The letters of a text as they are compared, and of each the place in the text that it is from.
function foldedWithPlaces(text) {
  let letters = "";
  const at = [];
  let place = 0;
  for (const letter of text) {
    for (const each of folded(letter)) {
      if (each === " " && letters.endsWith(" ")) continue;
      letters += each;
      for (let n = 0; n < each.length; n += 1) at.push(place);
    }
    place += letter.length;
  }
  return { letters, at: [...at, place] };
}

// list: narrowed to the events that are found; goTo: {spot(x, y), passage(text, paragraph, start, end)}, which lead there; say(text) tells what
// is found to those who cannot see it.
function createSearch(story, state, list, goTo, say) {
  const { words } = story;
  const label = story.texts.length ? words.search_all : words.search;
  const field = element("input", { type: "search", class: "search", dir: "auto", "aria-label": label, placeholder: label, oninput: seek });
  const groups = element("div");
  const title = element("h2", { class: "found" });
  const results = element("div", { class: "results" }, groups, title);
  const texts = new Map();
  const actors = new Map(story.filters.filter(({ name }) => name === "actor").flatMap(({ values }) => values.map(({ value, words: called }) => [value, called])));
  let paragraphs = null;
  let known = null;
  let counts = "";

  // What is searched of an event.
  function textOf(place) {
    if (!texts.has(place)) {
      const card = state.cards.row(place);
      const who = card.actors.map((actor) => actors.get(actor) ?? "");
      const where = card.named.flatMap((id) => story.toponyms[id] ?? []);
      texts.set(place, folded([state.line(place), card.quotation, ...card.translated, card.summary, ...who, ...where].join("\n")));
    }
    return texts.get(place);
  }

  // Every place with its names, where it lies on the main map, and its events in the order of their dates.
  function placesOf() {
    const labels = createTable(story.views[0].labels, story.dictionary);
    const spots = new Map(labels.column("place").map((place, n) => [place, [labels.at("x", n), labels.at("y", n)]]));
    const events = new Map();
    for (const event of state.inOrder("dates")) for (const place of state.cards.at("named", event)) events.set(place, [...(events.get(place) ?? []), event]);
    return Object.entries(story.toponyms).map(([id, names]) => ({ names, letters: names.map(folded), spot: spots.get(id), events: events.get(id) ?? [] }));
  }

  // A place that only later events name is not told of before hindsight.
  function foundPlaces(asked) {
    known ??= placesOf();
    return known.flatMap(({ names, letters, spot, events }) => {
      const at = letters.findIndex((each) => each.includes(asked));
      const event = events.find(state.isKnown);
      if (at < 0 || (event === undefined && (!spot || (events.length && !events.some(state.hasCome))))) return [];
      const [name] = names;
      return [{
        text: at ? `${name} (${names[at]})` : name,
        note: event === undefined ? words.found_map : state.line(event),
        go: () => (event === undefined ? goTo.spot(...spot) : state.go(event)),
      }];
    });
  }

  function foundPassages(asked) {
    paragraphs ??= story.texts.flatMap((text, number) => text.paragraphs.map((parts, paragraph) => {
      const whole = parts.map((part) => part.text).join("");
      return { number, paragraph, parts, whole, ...foldedWithPlaces(whole) };
    }));
    return paragraphs.flatMap(({ number, paragraph, parts, whole, letters, at }) => {
      const found = [];
      for (let from = letters.indexOf(asked); from >= 0; from = letters.indexOf(asked, from + asked.length)) {
        const [start, end] = [at[from], at[from + asked.length]];
        found.push({ ...story.texts[number], words: snippet(whole, start, end), go: () => passage(parts, number, paragraph, start, end) });
      }
      return found;
    });
  }

  function snippet(whole, start, end) {
    const [from, to] = [Math.max(0, start - AROUND), Math.min(whole.length, end + AROUND)];
    return [`${from ? "…" : ""}${whole.slice(from, start)}`, whole.slice(start, end), `${whole.slice(end, to)}${to < whole.length ? "…" : ""}`];
  }

  // The event whose words they are, where there is one; and the words in the document.
  function passage(parts, number, paragraph, start, end) {
    let from = 0;
    const part = parts.find(({ text }) => (from += text.length) > start);
    const event = part.events.map(state.place).find(state.isKnown);
    if (event !== undefined) state.go(event);
    goTo.passage(number, paragraph, start, end);
  }

  function group(heading, found, content) {
    if (!found.length) return null;
    const rest = found.length - MOST_FOUND;
    return element("section", { "aria-label": heading }, element("h2", { class: "found", text: `${heading} (${found.length})` }),
      element("ul", {}, ...found.slice(0, MOST_FOUND).map((each) => element("li", {}, element("button", { type: "button", onclick: each.go }, ...content(each))))),
      rest > 0 ? element("p", { text: words.and_more.replace("{count}", rest) }) : null);
  }

  function seek() {
    update();
    if (counts) say(counts);
    field.closest(".panel").scrollTo(0, 0);
  }

  function update() {
    const asked = folded(field.value.trim());
    list.seek(asked ? (place) => textOf(place).includes(asked) : null);
    const places = asked ? foundPlaces(asked) : [];
    const passages = asked ? foundPassages(asked) : [];
    groups.replaceChildren(...[
      group(words.found_places, places, ({ text, note }) => [element("span", { text }), element("small", { text: note })]),
      group(words.found_text, passages, ({ words: [before, hit, after], ...written }) => [element("span", { ...voice(written), class: "passage" }, document.createTextNode(before), element("b", { text: hit }), document.createTextNode(after))]),
    ].filter(Boolean));
    title.hidden = !asked;
    title.textContent = `${words.found_events} (${list.count()})`;
    counts = asked ? [[words.found_places, places.length], [words.found_text, passages.length], [words.found_events, list.count()]].map(([what, count]) => `${what}: ${count}`).join(", ") : "";
  }

  state.onChange(() => { if (field.value) update(); });
  update();
  return { field, results };
}
