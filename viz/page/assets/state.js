// The one current event that drives map, timeline, document and card. Events are known by the places of their cards; days are
// integers, compared and never formatted.

// start: the order and the event that the reader asked for, if any.
function createState(story, start) {
  const cards = createTable(story.cards, story.dictionary);
  const ids = cards.column("id");
  const places = new Map(ids.map((id, place) => [id, place]));
  const [days, settled, after, acts, adrift] = ["day", "settled", "after", "act", "adrift"].map(cards.column);
  const orders = new Map(Object.entries(story.orders).map(([name, order]) => [name, whole(order)]));
  const steps = new Map();
  const later = ids.map((_, place) => place).filter((place) => after[place]);
  const listeners = [];
  const end = new AbortController();
  const state = { order: story.order, position: 0, current: 0, hindsight: false };

  function changed() {
    for (const listener of listeners) listener();
  }

  // At which step of the chosen order each event is told, or -1.
  function told() {
    if (!steps.has(state.order)) {
      const at = new Int32Array(ids.length).fill(-1);
      orders.get(state.order).forEach((place, step) => { if (at[place] < 0) at[place] = step; });
      steps.set(state.order, at);
    }
    return steps.get(state.order);
  }

  function go(place) {
    if (!(place >= 0 && place < ids.length)) return;
    const position = told()[place];
    if (position >= 0) state.position = position;
    state.current = place;
    changed();
  }

  // Opens with what was asked for: an event, or the first step of an order; else as the story opens.
  function open() {
    const isAsked = orders.has(start.order);
    if (isAsked) state.order = start.order;
    const order = orders.get(state.order);
    state.current = places.get(start.event) ?? (isAsked ? undefined : places.get(story.opening)) ?? order[0];
    state.position = Math.max(0, told()[state.current]);
  }

  function goTo(position) {
    const order = orders.get(state.order);
    state.position = Math.max(0, Math.min(order.length - 1, position));
    state.current = order[state.position];
    changed();
  }

  // What came after the document stays out of sight until it is asked for, or reached.
  function isKnown(place) {
    return state.hindsight || !after[place] || place === state.current || settled[place] <= days[state.current];
  }

  // The map shows what has been told so far: the steps up to this one; with hindsight, everything.
  function isShown(place) {
    const step = told()[place];
    return state.hindsight || place === state.current || (step >= 0 && step <= state.position);
  }

  // A claim (advice, a forecast) has its sign on the map while the speech act is told that it was made in; a lesson,
  // which asks what became of the advice, keeps it.
  function isTold(act) {
    return state.hindsight || !act || state.order === "path" || acts[state.current] === act;
  }

  open();
  const line = (place) => story.words.line.replace(/\{(\w+)\}/g, (_, name) => cards.at(name, place));

  return {
    cards,
    // The place of an event's card, by its id; undefined where there is none.
    place: (id) => places.get(id),
    idOf: (place) => ids[place],
    dayOf: (place) => days[place],
    // An event in one line: its date and its title.
    line,
    go,
    goToId: (id) => go(places.get(id)),
    step: (by) => goTo(state.position + by),
    home: () => goTo(0),
    end: () => goTo(orders.get(state.order).length - 1),
    onChange: (listener) => listeners.push(listener),
    // Ends with the page; what listens beyond the page's own element lets go with it.
    signal: end.signal,
    destroy() {
      listeners.length = 0;
      end.abort();
    },
    get order() { return state.order; },
    get position() { return state.position; },
    get current() { return state.current; },
    get id() { return ids[state.current]; },
    get day() { return days[state.current]; },
    get hindsight() { return state.hindsight; },
    get length() { return orders.get(state.order).length; },
    // Whether the current event is a step of the chosen order; a click may have left it.
    get onOrder() { return orders.get(state.order)[state.position] === state.current; },
    set order(order) {
      if (!orders.has(order)) return;
      state.order = order;
      state.position = Math.max(0, orders.get(order).indexOf(state.current));
      state.current = orders.get(order)[state.position];
      changed();
    },
    set hindsight(on) {
      state.hindsight = on;
      changed();
    },
    orders: [...orders.keys()],
    inOrder: (name) => orders.get(name),
    // Those that are known only after the document's day.
    later,
    isKnown,
    isShown,
    isTold,
    // Whether an event's own mark may stand on the map.
    isMarked: (place) => isKnown(place) && isShown(place) && !(adrift[place] && !isTold(acts[place])),
    told,
  };
}
