// The one current event that drives map, timeline, document and card. Days are integers, compared and never formatted.

function createState(story) {
  const cards = new Map(story.cards.map((card) => [card.id, card]));
  const listeners = [];
  const end = new AbortController();
  const state = { order: story.order, position: 0, current: story.orders[story.order][0], hindsight: false };
  if (story.opening) Object.assign(state, { current: story.opening, position: story.orders[story.order].indexOf(story.opening) });

  function changed() {
    for (const listener of listeners) listener();
  }

  // At which step of the order an event is told, or -1.
  function told(id) {
    return story.orders[state.order].indexOf(id);
  }

  function go(id) {
    if (!cards.has(id)) return;
    const position = told(id);
    if (position >= 0) state.position = position;
    state.current = id;
    changed();
  }

  function goTo(position) {
    const order = story.orders[state.order];
    state.position = Math.max(0, Math.min(order.length - 1, position));
    state.current = order[state.position];
    changed();
  }

  return {
    cards,
    go,
    step: (by) => goTo(state.position + by),
    home: () => goTo(0),
    end: () => goTo(story.orders[state.order].length - 1),
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
    get card() { return cards.get(state.current); },
    get hindsight() { return state.hindsight; },
    get length() { return story.orders[state.order].length; },
    // Whether the current event is a step of the chosen order; a click may have left it.
    get onOrder() { return story.orders[state.order][state.position] === state.current; },
    set order(order) {
      if (!Object.hasOwn(story.orders, order)) return;
      state.order = order;
      state.position = Math.max(0, story.orders[order].indexOf(state.current));
      state.current = story.orders[order][state.position];
      changed();
    },
    set hindsight(on) {
      state.hindsight = on;
      changed();
    },
    // What came after the document stays out of sight until it is asked for, or reached.
    isKnown(id) {
      const card = cards.get(id);
      return state.hindsight || !card.after || id === state.current || card.settled <= cards.get(state.current).day;
    },
    // The map shows what has been told so far: the steps up to this one; with hindsight, everything.
    isShown(id) {
      const place = told(id);
      return state.hindsight || id === state.current || (place >= 0 && place <= state.position);
    },
    // A claim (advice, a forecast) has its sign on the map while the speech act is told that it was made in; a lesson,
    // which asks what became of the advice, keeps it.
    isTold: (act) => state.hindsight || !act || state.order === "path" || cards.get(state.current).act === act,
    told,
  };
}
