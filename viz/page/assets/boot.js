// Unpacks story and plotly.js, whose hash the page's policy names, starts the page, and ties it to the address and the keys.
const asWritten = [...document.getElementById("chronotope").childNodes];
(async () => {
  // A browser that cannot unpack the story keeps the text.
  if (document.documentElement.classList.contains("plainly")) return;

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
    if (window.Plotly) return window.Plotly;
    const script = document.createElement("script");
    script.textContent = await library;
    document.head.append(script);
    return window.Plotly;
  }

  const [told, library] = [unpacked("story"), unpacked("plotly")];
  const stories = JSON.parse(await told);
  // The relief stands in the page itself, to be seen before anything else.
  stories.views[0].ground.relief = document.querySelector(".still image")?.getAttribute("href") ?? "";
  const [first] = stories.languages ?? [];
  let shown;
  // The part of the address that was there last, or has been written since; another one was asked for and is still to be followed.
  let written = location.hash;

  // Builds the page in a language of the story (undefined where it has but one), with what is asked for.
  async function open(language, asked, event, cover) {
    const story = language ? chronotope.inLanguage(stories, language) : stories;
    const start = {
      ...Object.fromEntries(["order", "path", "tab"].map((name) => [name, asked.get(name)])),
      event,
      filters: Object.fromEntries(story.filters.map(({ name }) => [name, asked.getAll(name)])),
      off: asked.getAll("off"),
      hindsight: asked.has("hindsight"),
      presents: true,
      cover,
      language: language && { chosen: language, choose: speak },
    };
    shown = await chronotope.mount(document.getElementById("chronotope"), story, plotly, start);
    // plotly measures type in an image of its own, far beside the page.
    document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
    const { state, tabs } = shown;

    function address() {
      if (location.hash !== written) return;
      const query = chosen(language);
      try {
        history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${state.isOverview ? "" : `#${state.id}`}`);
      } catch {
        // A page within another one may have no address of its own, and some browsers allow only so many changes in a minute.
      }
      written = location.hash;
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
    // Where the card scrolls away a step brings it back, on a phone up to the map, wherever the reader was.
    state.onChange((isStep) => {
      if (isStep && matchMedia("(max-width: 47.5em), (max-height: 36em)").matches) document.querySelector(".card").scrollIntoView({ block: "start" });
    });
  }

  // What the address says besides the event.
  function chosen(language) {
    const { state, tabs } = shown;
    const query = new URLSearchParams();
    const [order, path] = state.order.split(":");
    if (language !== first?.language) query.set("lang", language);
    if (state.order !== stories.order) query.set("order", order);
    if (path) query.set("path", path);
    for (const [name, values] of Object.entries(state.asked.filters)) for (const value of values) query.append(name, value);
    for (const id of state.asked.off) query.append("off", id);
    if (state.hindsight) query.set("hindsight", "on");
    if (tabs.name !== tabs.names[0]) query.set("tab", tabs.name);
    return query;
  }

  // Builds the page anew in another of its languages, on the same step; the choice keeps the focus.
  async function speak(language) {
    const atFirst = cover?.isConnected;
    const [asked, event] = [chosen(language), atFirst ? "" : shown.state.id];
    shown.destroy();
    const { direction } = stories.languages.find((each) => each.language === language);
    Object.assign(document.documentElement, { lang: language, dir: direction });
    await open(language, asked, event, atFirst ? cover : undefined);
    document.querySelector(".languages").focus();
  }

  const cover = document.querySelector(".opening .cover");
  const asked = new URLSearchParams(location.search);
  const wanted = asked.get("lang");
  const met = stories.languages?.find(({ language }) => language === wanted) ?? first;
  if (met) Object.assign(document.documentElement, { lang: met.language, dir: met.direction });
  await open(met?.language, asked, location.hash.slice(1), cover);
  if (wanted && met?.language !== wanted) shown.state.miss("language", wanted);
  window.addEventListener("hashchange", () => {
    written = location.hash;
    const id = written.slice(1);
    if (id !== shown.state.id) shown.state.goToId(id);
  });
  document.addEventListener("keydown", (event) => {
    if (shown.key(event)) event.preventDefault();
  });
  document.documentElement.dataset.ready = "true";
})().catch((error) => {
  // Whatever fails in a browser that lacks something newer, the text is there.
  document.getElementById("chronotope").replaceChildren(...asWritten);
  document.documentElement.classList.add("plainly", "too-old");
  throw error;
});
