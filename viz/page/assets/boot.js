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
  const start = { order: asked.get("order"), path: asked.get("path"), restsOn: asked.get("rests-on"), event: location.hash.slice(1), presents: true, cover: document.querySelector(".opening .cover") };
  const { state, key } = await chronotope.mount(document.getElementById("chronotope"), story, plotly, start);

  function address() {
    const chosen = new URLSearchParams();
    const [order, path] = state.order.split(":");
    if (state.order !== story.order) chosen.set("order", order);
    if (path) chosen.set("path", path);
    if (state.restsOn) chosen.set("rests-on", state.restsOn);
    const query = chosen.size ? `?${chosen}` : "";
    // A page within another one (srcdoc) has no address of its own.
    if (location.protocol !== "about:") history.replaceState(null, "", `${location.pathname}${query}${state.isOverview ? "" : `#${state.id}`}`);
  }

  // After the step is to be seen: a browser takes its time for an address.
  let due = 0;
  if (!start.cover?.isConnected) address();
  state.onChange(() => {
    clearTimeout(due);
    due = setTimeout(address);
  });
  // On a phone a step brings its card up to the map, wherever the reader was.
  state.onChange(() => {
    if (matchMedia("(max-width: 760px)").matches) document.querySelector(".card").scrollIntoView({ block: "start" });
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
