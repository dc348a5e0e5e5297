// Unpacks plotly.js, whose hash the page's policy names, starts the page, and ties it to the address and the keys.
(async () => {
  const packed = Uint8Array.from(atob(document.getElementById("plotly").textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.textContent = await new Response(stream).text();
  document.head.append(script);

  const story = JSON.parse(document.getElementById("story").textContent);
  const { state, key } = await chronotope.mount(document.getElementById("chronotope"), story, window.Plotly);

  // On a phone a step brings its card up to the map, wherever the reader was.
  state.onChange(() => {
    if (matchMedia("(max-width: 760px)").matches) document.querySelector(".card").scrollIntoView({ block: "start" });
  });
  const asked = new URLSearchParams(location.search).get("order");
  if (asked) state.order = asked;
  if (location.hash) state.go(location.hash.slice(1));
  else if (asked) state.home();
  else state.go(state.current);
  state.onChange(() => {
    const order = state.order === story.order ? "" : `?order=${state.order}`;
    history.replaceState(null, "", `${location.pathname}${order}#${state.current}`);
  });
  window.addEventListener("hashchange", () => {
    const id = location.hash.slice(1);
    if (id !== state.current) state.go(id);
  });
  document.addEventListener("keydown", (event) => {
    if (key(event)) event.preventDefault();
  });
  document.documentElement.dataset.ready = "true";
})();
