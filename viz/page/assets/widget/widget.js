// A story map in a notebook. The page is mounted in a shadow root, where neither its styles nor its ids meet those of the
// notebook or of another story map.

const REFERENCE = "IPY_MODEL_";
// What of the model the story map shows, and the notebook may change.
const FOLLOWED = ["current", "selected", "layers", "_kept", "_as_of"];

// The scripts come once for all story maps of a kernel, in a model of their own: it keeps what was made of them.
async function loaded(model) {
  const library = await model.widget_manager.get_model(model.get("_library").slice(REFERENCE.length));
  library.chronotope ??= imported(library);
  return { ...(await library.chronotope), style: library.get("style") };
}

// plotly.js sets window.Plotly, which may be the notebook's own.
async function imported(library) {
  const script = `const theirs = window.Plotly, module = { exports: {} };
${library.get("plotly")};
window.Plotly = theirs;
${library.get("page")}
export const Plotly = module.exports, { mount, createTools } = chronotope;`;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

// plotly.js writes its style into the head of the page, where it does not reach into a shadow root.
function plotlyStyle() {
  const { sheet } = document.getElementById("plotly.js-style-global");
  return [...sheet.cssRules].map((rule) => rule.cssText).join("\n");
}

// Resolves once the element has a width: a notebook renders before it shows.
function seen(node, signal) {
  return new Promise((resolve) => {
    const sizes = new ResizeObserver(() => {
      if (!node.clientWidth) return;
      sizes.disconnect();
      resolve();
    });
    sizes.observe(node);
    signal.addEventListener("abort", () => sizes.disconnect());
  });
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// What of the model the state does not show yet, as `state.ask` takes it.
function asked(model, state) {
  const setOf = (ids) => new Set(ids.map(state.place).filter((place) => place !== undefined));
  const [selected, layers, kept, day] = ["selected", "layers", "_kept", "_as_of"].map((name) => model.get(name));
  const wanted = {
    selected: setOf(selected),
    // The base map is switched here alone.
    off: new Set([...[...state.asked.off].filter((id) => !(id in layers)), ...Object.keys(layers).filter((id) => !layers[id])]),
    kept: kept && setOf(kept),
    day,
  };
  const told = (value) => (value instanceof Set ? [...value] : value);
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isSame(told(value), told(state.asked[name]))));
}

async function start(model, host, signal) {
  const shadow = host.attachShadow({ mode: "open" });
  const root = document.createElement("div");
  const style = document.createElement("style");
  const { mount, createTools, Plotly, style: text } = await loaded(model);
  style.textContent = [plotlyStyle(), model.get("_theme"), text].join("\n");
  root.tabIndex = -1;
  shadow.append(style, root);
  if (!signal.aborted) await seen(root, signal);
  if (signal.aborted) return;
  // A copy, since plotly writes into what it draws, and the same story map may stand on the page twice.
  const story = structuredClone(model.get("_story"));
  const shown = await mount(root, story, async () => Plotly, { event: model.get("current") });
  const { state, key, destroy } = shown;
  const tools = createTools(shown, model.get("_tools"), tell);
  let following = false;

  // Shows what the model says, of which several things may have changed at once.
  function follow() {
    if (following) return;
    following = true;
    if (model.get("current") !== (state.id ?? "")) state.goToId(model.get("current"));
    const changes = asked(model, state);
    if (Object.keys(changes).length) state.ask(changes);
    following = false;
    tell();
  }

  // Tells the model what was changed here.
  function tell() {
    if (following) return;
    const { off, selected, kept, day } = state.asked;
    const news = Object.entries({
      current: state.id ?? "",
      selected: [...selected].map(state.idOf),
      layers: Object.fromEntries(Object.keys(model.get("layers")).map((id) => [id, !off.has(id)])),
      _kept: kept && [...kept].map(state.idOf),
      _as_of: day,
    }).filter(([name, value]) => !isSame(model.get(name), value));
    if (!news.length) return;
    following = true;
    for (const [name, value] of news) model.set(name, value);
    following = false;
    model.save_changes();
  }

  function press(event) {
    if (!tools.key(event) && !key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  // plotly keeps a click from giving the map the focus.
  function point(event) {
    const near = event.target.closest("[tabindex]");
    if (!near.contains(shadow.activeElement)) near.focus({ preventScroll: true });
  }
  // Until the reader has turned to the story map, the wheel scrolls the notebook.
  function turn(event) {
    if (!shadow.activeElement) event.stopPropagation();
  }

  for (const name of FOLLOWED) model.on(`change:${name}`, follow);
  state.onChange(tell);
  root.addEventListener("keydown", press, { signal });
  root.addEventListener("pointerdown", point, { capture: true, signal });
  root.addEventListener("click", tools.click, { capture: true, signal });
  root.addEventListener("wheel", turn, { capture: true, signal });
  follow();
  const end = () => {
    for (const name of FOLLOWED) model.off(`change:${name}`, follow);
    destroy();
  };
  if (signal.aborted) end();
  else signal.addEventListener("abort", end);
}

function render({ model, el }) {
  const host = document.createElement("div");
  const view = new AbortController();
  // The keys of the notebook itself rest while the story map has the focus.
  host.dataset.lmSuppressShortcuts = "true";
  el.append(host);
  start(model, host, view.signal).catch((error) => {
    el.append(String(error));
    throw error;
  });
  return () => {
    view.abort();
    host.remove();
  };
}

export default { render };
