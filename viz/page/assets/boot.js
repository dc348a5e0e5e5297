// Unpacks story and plotly.js, whose hash the page's policy names, starts the page, and ties it to the address and the keys.
(async () => {
  // A browser that cannot unpack the story keeps the text.
  if (document.documentElement.classList.contains("plainly")) return;
  document.querySelector(".plain").remove();

  function bytesOf(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let n = 0; n < text.length; n += 1) bytes[n] = text.charCodeAt(n);
    return bytes;
  }

  // The text of an element that holds gzip in base64.
  function unpacked(id) {
    const packed = new Blob([bytesOf(document.getElementById(id).textContent)]);
    return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  async function plotly() {
    const script = document.createElement("script");
    script.textContent = await library;
    document.head.append(script);
    return window.Plotly;
  }

  const [told, library] = [unpacked("story"), unpacked("plotly")];
  const story = JSON.parse(await told);
  // The relief stands in the page itself, to be seen before anything else.
  const still = document.querySelector(".still");
  if (still) story.views[0].ground.relief = still.src;
  const asked = new URLSearchParams(location.search);
  const start = {
    ...Object.fromEntries(["order", "path", "tab"].map((name) => [name, asked.get(name)])),
    event: location.hash.slice(1),
    filters: Object.fromEntries(story.filters.map(({ name }) => [name, asked.getAll(name)])),
    off: asked.getAll("off"),
    hindsight: asked.has("hindsight"),
    presents: true,
    cover: document.querySelector(".opening .cover"),
  };
  const { state, tabs, key } = await chronotope.mount(document.getElementById("chronotope"), story, plotly, start);

  function address() {
    const chosen = new URLSearchParams();
    const [order, path] = state.order.split(":");
    if (state.order !== story.order) chosen.set("order", order);
    if (path) chosen.set("path", path);
    for (const [name, values] of Object.entries(state.asked.filters)) for (const value of values) chosen.append(name, value);
    for (const id of state.asked.off) chosen.append("off", id);
    if (state.hindsight) chosen.set("hindsight", "on");
    if (tabs.name !== tabs.names[0]) chosen.set("tab", tabs.name);
    const query = chosen.size ? `?${chosen}` : "";
    try {
      history.replaceState(null, "", `${location.pathname}${query}${state.isOverview ? "" : `#${state.id}`}`);
    } catch {
      // A page within another one may have no address of its own, and some browsers allow only so many changes in a minute.
    }
  }

  if (start.tab && !tabs.names.includes(start.tab)) state.miss("tab", start.tab);
  // After the step is to be seen: a browser takes its time for an address.
  let due = 0;
  if (!start.cover?.isConnected) address();
  function addressed() {
    clearTimeout(due);
    due = setTimeout(address);
  }
  state.onChange(addressed);
  tabs.onChoose(addressed);
  // On a phone a step brings its card up to the map, wherever the reader was.
  state.onChange((isStep) => {
    if (isStep && matchMedia("(max-width: 760px)").matches) document.querySelector(".card").scrollIntoView({ block: "start" });
  });
  window.addEventListener("hashchange", () => {
    const id = location.hash.slice(1);
    if (id !== state.id) state.goToId(id);
  });
  document.addEventListener("keydown", (event) => {
    if (key(event)) event.preventDefault();
  });
  document.documentElement.dataset.ready = "true";
})();
