// The one current event that drives map, timeline, document and card. Events are known by the places of their cards; days are
// integers, compared and never formatted. A page without a document opens with an overview, in which no event is the current one.

const OVERVIEW = -1;

// start: the order (of a path that the page does not open with also its name), the event and what events are to rest on, where the
// reader asked for them.
function createState(story, start) {
  const cards = createTable(story.cards, story.dictionary);
  const ids = cards.column("id");
  const places = new Map(ids.map((id, place) => [id, place]));
  const [days, settled, after, acts, adrift, rests] = ["day", "settled", "after", "act", "adrift", "rests_on"].map(cards.column);
  const orders = new Map(Object.entries(story.orders).map(([name, order]) => [name, whole(order)]));
  const chosen = new Map();
  const later = ids.map((_, place) => place).filter((place) => after[place]);
  const listeners = [];
  // The step before the first one is the overview, where there is one.
  const home = story.overview ? OVERVIEW : 0;
  const end = new AbortController();
  // What a notebook asks for beside the steps: the events that are kept (null for all), the ids of layers that are switched off, the
  // events that are selected, and the day that the map shows, with its words, where it is not the current event's.
  const asked = { kept: null, off: new Set(), selected: new Set(), day: null };
  const state = { order: story.order, position: 0, current: 0, hindsight: false, restsOn: "", unmet: "" };

  function changed() {
    state.unmet = "";
    for (const listener of listeners) listener();
  }

  // Whether an event rests on what the reader asked for, and the notebook keeps it.
  const isWanted = (place) => (!state.restsOn || rests[place] === state.restsOn) && (!asked.kept || asked.kept.has(place));
  // In the overview every day has come.
  const dayNow = () => asked.day?.day ?? (state.current === null ? Infinity : days[state.current]);

  // The steps of the chosen order that are wanted: their events, the numbers that they have in the whole order, and at which step
  // each event is told, or -1.
  function steps() {
    const key = `${state.order} ${state.restsOn}`;
    if (!chosen.has(key)) {
      const order = orders.get(state.order);
      const numbers = [...order.keys()].filter((number) => isWanted(order[number]));
      const events = numbers.map((number) => order[number]);
      const at = new Int32Array(ids.length).fill(-1);
      events.forEach((place, step) => { if (at[place] < 0) at[place] = step; });
      chosen.set(key, { events, numbers, at });
    }
    return chosen.get(key);
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
    changed();
  }

  // Opens with what was asked for: an event, or the first step of an order; else as the story opens. The overview comes before all
  // orders.
  function open() {
    const asked = [`${start.order}:${start.path}`, start.order].find((name) => orders.has(name));
    const isAsked = asked !== undefined;
    if (isAsked) state.order = asked;
    if (story.rests_on.some(({ value }) => value === start.restsOn)) state.restsOn = start.restsOn;
    else state.unmet = start.restsOn;
    const [event, order] = [places.get(start.event), orders.get(state.order)];
    const first = story.overview ? null : order[0];
    state.current = event ?? (isAsked ? undefined : places.get(story.opening)) ?? first;
    if (event === undefined) settle();
    else state.position = Math.max(0, told()[event]);
  }

  function goTo(position) {
    const { events } = steps();
    if (!events.length) return;
    state.position = Math.max(home, Math.min(events.length - 1, position));
    state.current = state.position === OVERVIEW ? null : events[state.position];
    asked.day = null;
    changed();
  }

  // What came after the document stays out of sight until it is asked for, or reached.
  function hasCome(place) {
    return state.hindsight || !after[place] || place === state.current || settled[place] <= dayNow();
  }

  // Nor is to be seen what the reader has not asked for, but for the current event.
  const isKnown = (place) => place === state.current || (isWanted(place) && hasCome(place));

  // The map shows what has been told so far: the steps up to this one; with hindsight, in the overview, and where nothing has a date,
  // everything.
  function isShown(place) {
    if (asked.day && place !== state.current) return state.hindsight || settled[place] <= asked.day.day;
    const step = told()[place];
    return state.hindsight || state.current === null || story.timeline === null || place === state.current || (step >= 0 && step <= state.position);
  }

  // A claim (advice, a forecast) has its sign on the map while the speech act is told that it was made in; a lesson,
  // which asks what became of the advice, keeps it.
  function isTold(act) {
    return state.hindsight || !act || state.order in story.steps || acts[state.current] === act;
  }

  // Does what a notebook asks for: any of what `asked` has.
  function ask(changes) {
    Object.assign(asked, changes);
    if ("kept" in changes) {
      chosen.clear();
      settle();
    }
    changed();
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
    goToId: (id) => (id === "" && story.overview ? goTo(OVERVIEW) : go(places.get(id))),
    step: (by) => goTo(state.position + by),
    goTo,
    home: () => goTo(home),
    end: () => goTo(steps().events.length - 1),
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
    // What events are to rest on, a value of `story.rests_on`; "" for anything.
    get restsOn() { return state.restsOn; },
    // What events were to rest on where none does, until something else is shown.
    get unmet() { return state.unmet; },
    isWanted,
    // The number of the step in the whole of its order.
    get number() { return steps().numbers[state.position]; },
    get length() { return steps().events.length; },
    get steps() { return steps().events; },
    get onOrder() { return isOnOrder(); },
    set order(order) {
      if (!orders.has(order)) return;
      state.order = order;
      state.position = Math.max(0, told()[state.current]);
      state.current = steps().events[state.position] ?? state.current;
      changed();
    },
    set restsOn(value) {
      state.restsOn = value;
      settle();
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
    hasCome,
    isKnown,
    isShown,
    isTold,
    // Whether an event's own mark may stand on the map.
    isMarked: (place) => isKnown(place) && isShown(place) && !(adrift[place] && !isTold(acts[place])),
    told,
  };
}
