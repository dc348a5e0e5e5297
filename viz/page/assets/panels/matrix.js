// The table of events and the sources that they rest on; made when it is opened, of the events that are known by then.

function createMatrix(story, state) {
  const { matrix, words } = story;
  const events = whole(matrix.events);
  const box = element("div", { class: "matrix-box", tabindex: "0", role: "region", "aria-label": words.matrix });
  const more = element("p", { class: "more", text: words.more });
  const node = element("details", { class: "matrix", ontoggle: open },
    element("summary", { text: words.matrix }), element("p", { class: "note", text: words.matrix_note }), box, more, matrix.left ? element("p", { class: "left-out", text: matrix.left }) : null);
  let [made, lines] = [null, []];

  function open() {
    update();
    if (node.open) bring(lines.find(({ place }) => place === state.current)?.node);
  }

  // Brings a line below the heads, and its first dot into sight.
  function bring(row) {
    if (!row) return;
    box.scrollTop = row.offsetTop - box.querySelector("thead").offsetHeight;
    const cell = row.querySelector(".rests")?.parentElement;
    box.scrollLeft = cell && cell.offsetLeft + cell.offsetWidth > box.clientWidth ? cell.offsetLeft - box.clientWidth / 2 : 0;
  }

  function update() {
    if (!node.open) return;
    const rows = [...events.keys()].filter((row) => state.isKnown(events[row]));
    if (made !== rows.join()) make(rows);
    made = rows.join();
    for (const { place, node: line } of lines) line.className = place === state.current ? "now" : "";
    more.hidden = state.later.every(state.hasCome);
  }

  function make(rows) {
    // A source of hidden events alone would tell of them.
    const there = new Set(rows.flatMap((row) => matrix.dots[row]));
    const columns = [...matrix.columns.keys()].filter((column) => there.has(column));
    lines = rows.map((row) => ({ place: events[row], node: line(row, columns) }));
    box.replaceChildren(element("table", {}, head(columns), element("tbody", {}, ...lines.map((each) => each.node))));
  }

  // Sources of one chain stand on the same ground.
  const shade = (column) => ["", "chain", "chain other"][matrix.columns[column].shade];

  function head(columns) {
    return element("thead", {}, element("tr", {}, element("th", { scope: "col", text: words.matrix_event }), ...columns.map((column) => {
      const { name, citation } = matrix.columns[column];
      return element("th", { scope: "col", class: shade(column), title: citation }, element("span", { text: name }));
    })));
  }

  function line(row, columns) {
    const place = events[row];
    const dots = new Set(matrix.dots[row]);
    return element("tr", {},
      element("th", { scope: "row" },
        element("button", { type: "button", class: "link", onclick: () => state.go(place), text: state.line(place) }),
        element("small", { text: matrix.words[state.cards.at("rests_on", place)] })),
      ...columns.map((column) => element("td", { class: shade(column) },
        dots.has(column) ? element("span", { class: "rests" }, element("span", { class: "spoken", text: words.matrix_yes })) : null)));
  }

  return { node, update };
}
