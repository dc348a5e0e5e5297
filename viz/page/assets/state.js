// The one current event that drives map, timeline, document and card. Events are known by the places of their cards; days are
// integers, compared and never formatted. A page without a document opens with an overview, in which no event is the current one.

const OVERVIEW = -1;

// start: what the reader asked for, see createAsked.
function createState(story, start) {
  const cards = createTable(story.cards, story.dictionary);
  const ids = cards.column("id");
  const places = new Map(ids.map((id, place) => [id, place]));
  const [days, settled, after, acts, adrift] = ["day", "settled", "after", "act", "adrift"].map(cards.column);
  const orders = new Map(Object.entries(story.orders).map(([name, order]) => [name, whole(order)]));
  const chosen = new Map();
  const later = ids.map((_, place) => place).filter((place) => after[place]);
  const listeners = [];
  // The step before the first one is the overview, where there is one.
  const home = story.overview ? OVERVIEW : 0;
  const end = new AbortController();
  const { asked, opening, unmet } = createAsked(story, start, places);
  const wanted = createWanted(story, cards, asked);
  const { isWanted } = wanted;
  const state = { order: opening.order ?? story.order, position: 0, current: 0, hindsight: opening.hindsight && later.length > 0, unmet };

  // isStep: whether the reader went somewhere, rather than had the page show it otherwise.
  function changed(isStep, missed = []) {
    state.unmet = missed;
    for (const listener of listeners) listener(isStep);
  }

  // In the overview every day has come.
  const dayNow = () => asked.day?.day ?? (state.current === null ? Infinity : days[state.current]);

  // The steps of the chosen order that are wanted: their events, the numbers that they have in the whole order, and at which step
  // each event is told, or -1.
  function steps() {
    if (!chosen.has(state.order)) {
      const order = orders.get(state.order);
      const numbers = [...order.keys()].filter((number) => isWanted(order[number]));
      const events = numbers.map((number) => order[number]);
      const at = new Int32Array(ids.length).fill(-1);
      events.forEach((place, step) => { if (at[place] < 0) at[place] = step; });
      chosen.set(state.order, { events, numbers, at });
    }
    return chosen.get(state.order);
  }

  const told = () => steps().at;

  // Stays at the current event where it is wanted; else goes on to the next step that is, or back to the last one.
  function settle() {
    const { events, numbers, at } = steps();
    state.position = state.current === null ? OVERVIEW : Math.max(0, at[state.current]);
    if (state.current === null || isWanted(state.current) || !events.length) return;
    const now = orders.get(state.order).indexOf(state.current);
    const next = numbers.findIndex((number) => number >= now);
    state.position = next < 0 ? events.length - 1 : next;
    state.current = events[state.position];
  }

  function go(place) {
    if (!(place >= 0 && place < ids.length)) return;
    const position = told()[place];
    if (position >= 0) state.position = position;
    state.current = place;
    asked.day = null;
    changed(true);
  }

  // What there is not is told.
  function goToId(id) {
    if (places.has(id)) go(places.get(id));
    else if (id === "" && story.overview) goTo(OVERVIEW);
    else miss("event", id);
  }

  const miss = (what, value) => changed(false, [...state.unmet, { what, value }]);

  // Opens with what was asked for: an event, or the first step of an order; else as the story opens. The overview comes before all
  // orders.
  function open() {
    const { event } = opening;
    const first = story.overview ? null : orders.get(state.order)[0];
    state.current = event ?? (opening.order ? undefined : places.get(story.opening)) ?? first;
    if (event === undefined) settle();
    else state.position = Math.max(0, told()[event]);
  }

  function goTo(position) {
    const { events } = steps();
    if (!events.length) return;
    state.position = Math.max(home, Math.min(events.length - 1, position));
    state.current = state.position === OVERVIEW ? null : events[state.position];
    asked.day = null;
    changed(true);
  }

  // What came after the document stays out of sight until it is asked for, or reached.
  function hasCome(place) {
    return state.hindsight || !after[place] || place === state.current || settled[place] <= dayNow();
  }

  // Nor is to be seen what the reader has not asked for, but for the current event.
  const isKnown = (place) => place === state.current || (isWanted(place) && hasCome(place));

  // The map shows what has been told so far, the steps up to this one, as far as it had come by the day of this one: a path may go back.
  // With hindsight, in the overview, and where nothing has a date, it shows everything.
  function isShown(place) {
    if (asked.day && place !== state.current) return state.hindsight || settled[place] <= asked.day.day;
    const step = told()[place];
    if (state.hindsight || state.current === null || story.timeline === null || place === state.current) return true;
    return step >= 0 && step <= state.position && days[place] <= dayNow();
  }

  // A claim (advice, a forecast) has its sign on the map while the speech act is told that it was made in; a lesson,
  // which asks what became of the advice, keeps it.
  function isTold(act) {
    return state.hindsight || !act || state.order in story.steps || acts[state.current] === act;
  }

  // Does what the reader or a notebook asks for: any of what `asked` has.
  function ask(changes) {
    Object.assign(asked, changes);
    if ("kept" in changes || "filters" in changes) {
      wanted.renew();
      chosen.clear();
      settle();
    }
    changed(false);
  }

  // Whether the current event is a step of the chosen order; a click may have left it.
  const isOnOrder = () => state.current !== null && steps().events[state.position] === state.current;

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
    // The id of an event; "" for the overview.
    goToId,
    step: (by) => goTo(state.position + by),
    goTo,
    home: () => goTo(home),
    end: () => goTo(steps().events.length - 1),
    // The listener is told whether it was a step.
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
    // In the overview there is none.
    get id() { return state.current === null ? "" : ids[state.current]; },
    get day() { return dayNow(); },
    asked,
    ask,
    get isOverview() { return state.current === null; },
    // Whether there are steps before this one and after it.
    get hasPrevious() { return state.current !== null && steps().events.length > 0 && (!isOnOrder() || state.position > home); },
    get hasNext() { return steps().events.length > 0 && (!isOnOrder() || state.position < steps().events.length - 1); },
    get hindsight() { return state.hindsight; },
    // What was asked for and is not there, until something else is shown: {what, value} of each.
    get unmet() { return state.unmet; },
    miss,
    isWanted,
    // Whether some events are not.
    get isNarrowed() { return wanted.isNarrowed; },
    // The number of the step in the whole of its order.
    get number() { return steps().numbers[state.position]; },
    numberAt: (step) => steps().numbers[step],
    get length() { return steps().events.length; },
    get steps() { return steps().events; },
    get onOrder() { return isOnOrder(); },
    set order(order) {
      if (!orders.has(order)) return;
      state.order = order;
      state.position = Math.max(0, told()[state.current]);
      state.current = steps().events[state.position] ?? state.current;
      changed(true);
    },
    set hindsight(on) {
      state.hindsight = on;
      changed(false);
    },
    orders: [...orders.keys()],
    inOrder: (name) => orders.get(name),
    // Those that are known only after the document's day.
    later,
    hasCome,
    isKnown,
    isShown,
    isTold,
    // Whether an event's own mark may stand on the map.
    isMarked: (place) => isKnown(place) && isShown(place) && !(adrift[place] && !isTold(acts[place])),
    told,
  };
}
