// The rows of the timeline: all of them where there is room for their names, else as many as there is room for, to be scrolled.

// So much stays free above the first row and below the last one: a mark may be higher than its lane.
const ROOM_PX = 6;
// Half the height of a name, which is shown whole or not at all.
const HALF_NAME_PX = 8;
const BAR_PX = 14;

// type: see createTimeline; scrolled: called when other rows are to be seen.
function createRows(timeline, words, type, scrolled) {
  const { rows } = timeline;
  const [least, spare, halfName] = [timeline.lane_px, ROOM_PX, HALF_NAME_PX].map((px) => () => px * type.grown);
  const lanes = rows.at(-1).bottom;
  const all = element("div");
  const node = element("div", { class: "rows", tabindex: "0", role: "group", "aria-label": words.timeline_rows, onscroll: () => move(node.scrollTop) }, all);
  const told = element("span", { class: "rows-seen", "aria-hidden": "true" });
  // In px: of the plot, of a lane, and how much of the rows lies above the plot.
  let [height, lane, offset] = [0, timeline.lane_px, 0];

  const whole = () => lanes * lane + 2 * spare();
  const scrolls = () => whole() > height + 1;

  function layout(top, high) {
    height = high;
    lane = Math.max((height - 2 * spare()) / lanes, least());
    node.hidden = told.hidden = !scrolls();
    Object.assign(node.style, { top: `${top}px`, height: `${height}px` });
    all.style.height = `${whole()}px`;
    move(offset);
  }

  function move(px) {
    const before = offset;
    offset = scrolls() ? Math.max(0, Math.min(whole() - height, px)) : 0;
    // Written back, a place in the midst of a scroll would end it.
    if (Math.abs(node.scrollTop - offset) > 1) node.scrollTop = offset;
    if (offset !== before) scrolled();
  }

  const down = (at) => at * lane + spare() - offset;

  // Of which rows the names are to be seen.
  function named() {
    return [...rows.keys()].filter((row) => {
      const middle = down((rows[row].top + rows[row].bottom) / 2);
      return middle >= halfName() && middle <= height - halfName();
    });
  }

  // How many rows there are, where these are not all.
  function tellSeen() {
    const seen = named();
    const [first, last] = [seen[0] + 1, seen.at(-1) + 1];
    told.textContent = words.rows_seen.replace("{first}", first).replace("{last}", last).replace("{count}", rows.length);
  }

  return {
    node,
    told,
    layout,
    named,
    tell: tellSeen,
    get barPx() { return scrolls() ? BAR_PX * type.grown : 0; },
    // The lanes that are to be seen: [bottom, top].
    seen: () => [(offset + height - spare()) / lane, (offset - spare()) / lane],
    isSeen: (at) => down(at) >= 0 && down(at) <= height,
    // Brings a lane into sight, where it is not.
    follow(at) {
      const place = down(at);
      if (place < spare() || place > height - spare()) move(offset + place - height / 2);
    },
    // Moves the rows up by so many px; false where all are in sight.
    scroll(px) {
      if (scrolls()) move(offset + px);
      return scrolls();
    },
  };
}
