// The list of all events: every one stays in the page, where a search of the browser finds it; of very many only those that are to
// be seen. seek(isFound) narrows it to the events that a search finds, null to all; count() says how many are listed.

const MOST_ENTRIES = 10000;
// So many entries are laid out together, when one of them comes into sight.
const GROUP = 50;
// So many groups are filled at once; the others, as many at a time, when the page is ready.
const FILLED = 4;
// Of very many, so many above and below those that are to be seen.
const SPARE = 10;

function createList(story, state) {
  const order = state.inOrder("dates");
  const list = order.length > MOST_ENTRIES ? createLongList(story, state, order) : createShortList(story, state, order);
  list.node.style.setProperty("--when", `${whenEms(story, state, order)}em`);
  return list;
}

// How wide the dates are, of which those with two ends stand in two lines where they have no room in one.
function whenEms(story, state, order) {
  const parts = new Set(order.flatMap((place) => state.cards.at("date", place).split(/\s+–\s+/u)));
  return Math.ceil(widest([...parts], `100px ${story.font}`) / 10 + 1) / 10;
}

// An entry without words, of which the others are copies: there may be thousands.
const PATTERN = element("div", { role: "listitem" },
  element("button", { type: "button" }, element("span", { class: "when" }), element("span", { class: "what" })));

function entry(story, state, place) {
  const node = PATTERN.cloneNode(true);
  const [when, what] = node.firstElementChild.children;
  node.dataset.event = state.idOf(place);
  when.textContent = state.cards.at("date", place);
  what.textContent = state.cards.at("title", place);
  if (story.own_language) what.lang = story.own_language;
  return node;
}

function markSelected(node, isSelected) {
  if (isSelected) node.firstElementChild.setAttribute("aria-pressed", "true");
  else node.firstElementChild.removeAttribute("aria-pressed");
}

function choosing(state) {
  return (event) => {
    const chosen = event.target.closest("[data-event]");
    if (chosen) state.goToId(chosen.dataset.event);
  };
}

function createShortList(story, state, order) {
  const entries = new Map();
  const groups = Array.from({ length: Math.ceil(order.length / GROUP) }, () => element("div", { role: "presentation", class: "group" }));
  const list = element("div", { role: "list", class: "events", onclick: choosing(state) }, ...groups);
  const more = element("p", { class: "more", text: story.words.more });
  let filled = 0;
  let current = null;
  let isNarrowed = false;
  let sought = null;
  let selected = new Set();

  const isListed = (place) => state.isKnown(place) && (!sought || sought(place));

  function fill(end) {
    for (; filled < Math.min(end, groups.length); filled += 1) {
      groups[filled].append(...order.slice(filled * GROUP, (filled + 1) * GROUP).map((place) => {
        const node = entry(story, state, place);
        node.hidden = !isListed(place);
        if (selected.has(place)) markSelected(node, true);
        entries.set(place, node);
        return node;
      }));
    }
  }

  // The rest, little by little: the page answers meanwhile.
  function complete() {
    fill(filled + FILLED);
    if (filled < groups.length && !state.signal.aborted) setTimeout(complete);
  }

  function update() {
    more.hidden = state.later.every(state.hasCome);
    // Where nothing was asked for, only what came after the document may come and go.
    const wasNarrowed = isNarrowed;
    isNarrowed = state.isNarrowed || Boolean(sought);
    if (isNarrowed || (state.current !== null && !entries.has(state.current))) fill(groups.length);
    for (const place of wasNarrowed || isNarrowed ? order : state.later) if (entries.has(place)) entries.get(place).hidden = !isListed(place);
    if (selected !== state.asked.selected) {
      for (const place of selected) if (entries.has(place)) markSelected(entries.get(place), false);
      selected = state.asked.selected;
      for (const place of selected) if (entries.has(place)) markSelected(entries.get(place), true);
    }
    current?.removeAttribute("aria-current");
    current = entries.get(state.current);
    current?.setAttribute("aria-current", "true");
  }

  function seek(isFound) {
    sought = isFound;
    update();
  }

  fill(FILLED);
  return { node: element("div", {}, list, more), update, current: () => current, complete, seek, count: () => order.filter(isListed).length };
}

function createLongList(story, state, order) {
  const list = element("div", { role: "list", class: "events long", onclick: choosing(state) });
  const node = element("div", {}, list);
  let found = order;
  let sought = null;
  let row = 0;

  function update() {
    found = order.filter((place) => state.isKnown(place) && (!sought || sought(place)));
    show();
  }

  function seek(isFound) {
    sought = isFound;
    update();
  }

  // Entries for what is to be seen, at the height that they have in the whole list.
  function show() {
    const panel = node.closest(".panel");
    if (!panel?.clientHeight) return;
    row = list.firstElementChild?.offsetHeight || heightOfARow();
    const first = Math.max(0, Math.floor((panel.scrollTop - list.offsetTop) / row) - SPARE);
    const last = Math.min(found.length, first + Math.ceil(panel.clientHeight / row) + 2 * SPARE);
    list.style.height = `${found.length * row}px`;
    const held = list.getRootNode().activeElement?.closest("[data-event]")?.dataset.event;
    list.replaceChildren(...found.slice(first, last).map((place, n) => {
      const item = entry(story, state, place);
      item.style.top = `${(first + n) * row}px`;
      item.setAttribute("aria-setsize", String(found.length));
      item.setAttribute("aria-posinset", String(first + n + 1));
      if (place === state.current) item.setAttribute("aria-current", "true");
      if (state.asked.selected.has(place)) markSelected(item, true);
      return item;
    }));
    // Who walks through the list by the keys stays where he was.
    if (held) [...list.children].find((item) => item.dataset.event === held)?.firstElementChild.focus({ preventScroll: true });
  }

  function heightOfARow() {
    list.replaceChildren(entry(story, state, order[0]));
    return list.firstElementChild.offsetHeight;
  }

  // The entry of the current event, brought into what is to be seen.
  function current() {
    const panel = node.closest(".panel");
    if (!panel?.clientHeight || !row) return null;
    const at = found.indexOf(state.current);
    if (at < 0) return null;
    const top = list.offsetTop + at * row;
    if (top < panel.scrollTop || top + row > panel.scrollTop + panel.clientHeight) panel.scrollTop = top - panel.clientHeight / 3;
    show();
    return list.querySelector("[aria-current]");
  }

  // seen: to be called when another part of the list is to be seen.
  return { node, update, current, seen: show, seek, count: () => found.length };
}
