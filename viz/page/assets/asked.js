// What is asked for beside the steps: by the address, the reader or a notebook; and which events are wanted then.

// What the switches of the base map are called among those that are off; its names are a layer of their own.
const [BASE_MAP, BASE_NAMES] = ["base", "base-names"];

// start: what an address asks for, any of {order, path, event, filters, off, hindsight}; of a path that the page does not open with
// the order is "path", with its name as path. places: of cards, by the ids of events.
// asked: `filters`, the values that are let through, a set by the name of each filter; `kept`, the events that a notebook keeps (null for
// all); `off`, the ids of layers that are switched off; `selected` events; and the `day` that the map shows, with its words, where it
// is not the current event's.
function createAsked(story, start, places) {
  const unmet = [];
  const layers = new Set([BASE_MAP, BASE_NAMES, ...story.layers.map(({ id }) => id)]);

  // Those of some values that are there; the others are unmet.
  function met(what, asked, isThere) {
    const found = (asked ?? []).filter(isThere);
    for (const value of asked ?? []) if (!found.includes(value)) unmet.push({ what, value });
    return new Set(found);
  }

  function orderOf({ order, path }) {
    if (!order) return undefined;
    const name = path && path !== story.path ? `${order}:${path}` : order;
    const found = [name, order].find((each) => Object.hasOwn(story.orders, each));
    if (found !== name) unmet.push({ what: "order", value: path ?? order });
    return found;
  }

  const filters = Object.fromEntries(story.filters.map(({ name, values }) =>
    [name, met("filter", start.filters?.[name], (value) => values.some((each) => each.value === value))]));
  const off = met("layer", start.off, (id) => layers.has(id));
  const order = orderOf(start);
  met("event", start.event ? [start.event] : [], (id) => places.has(id));
  return {
    asked: { filters, kept: null, off, selected: new Set(), day: null },
    opening: { order, event: places.get(start.event), hindsight: Boolean(start.hindsight) },
    unmet,
  };
}

// The events that every filter lets through, and the notebook keeps.
function createWanted(story, cards, asked) {
  const columns = new Map(story.filters.map(({ name, column }) => [name, cards.column(column).map(listed)]));
  let tests = [];

  function renew() {
    const chosen = Object.entries(asked.filters).filter(([, values]) => values.size);
    tests = chosen.map(([name, values]) => (place) => columns.get(name)[place].some((value) => values.has(value)));
    if (asked.kept) tests.push((place) => asked.kept.has(place));
  }

  renew();
  return { renew, isWanted: (place) => tests.every((test) => test(place)), get isNarrowed() { return tests.length > 0; } };
}
