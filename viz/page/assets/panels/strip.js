// What stands on the timeline: bars, messages and marks, painted in one pass; where marks would lie on one another, how many there
// are instead.

const COLUMN_PX = 9;
// Lanes thinner than this are no lanes: the marks of such a row stand side by side, as far as there is room for them.
const LEAST_LANE_PX = 3.5;
const UNTOLD = 0.28;
const PAST = 0.7;
// Of a column of many events that much is seen at least, as a share of the row's height.
const LEAST_COLUMN = 0.3;

function createStrip(canvas, story, state) {
  const { timeline, dictionary } = story;
  const [marks, bars, links] = ["marks", "bars", "links"].map((name) => createTable(timeline[name], dictionary));
  const [events, rows, signOf] = ["event", "row", "sign"].map(marks.column);
  const [at, y, alone] = ["at", "y", "alone"].map((name) => Float64Array.from(marks.column(name), (value) => value / 1000));
  const order = new Map(Array.from(events, (place, n) => [place, n]));
  const context = canvasOf(canvas);
  let signs = null;
  let page = null;

  // page: {width, height} of the plot in px, range of days, and lanes [bottom, top].
  const isCrowded = () => page.height / Math.abs(page.lanes[0] - page.lanes[1]) < LEAST_LANE_PX;
  const across = (day) => ((day - page.range[0]) / (page.range[1] - page.range[0])) * page.width;
  const down = (lane) => ((lane - page.lanes[1]) / (page.lanes[0] - page.lanes[1])) * page.height;

  // Where a mark stands: day and lane.
  function spot(n) {
    if (!isCrowded()) return [at[n], y[n]];
    const { top, bottom } = timeline.rows[rows[n]];
    return [alone[n], (top + bottom) / 2];
  }

  function paint(next) {
    page = next;
    const ratio = window.devicePixelRatio || 1;
    if (signs?.ratio !== ratio) signs = createSigns(story.ink, ratio);
    Object.assign(canvas, { width: Math.max(1, Math.round(page.width * ratio)), height: Math.max(1, Math.round(page.height * ratio)) });
    Object.assign(canvas.style, { width: `${page.width}px`, height: `${page.height}px` });
    if (isCrowded()) {
      paintCrowd(ratio);
      return;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { strips } = timeline;
    links.column("event").forEach((place, n) => paintLine(place, links.at("color", n), strips.link,
      ["from", "to"].map((name) => links.at(name, n) / 1000), ["from_y", "to_y"].map((name) => links.at(name, n) / 1000)));
    bars.column("event").forEach((place, n) => paintLine(place, bars.at("color", n), bars.at("open", n) ? strips.open : strips.bar,
      [bars.at("start", n), bars.at("end", n)], [bars.at("y", n) / 1000, bars.at("y", n) / 1000]));
    context.setTransform(1, 0, 0, 1, 0, 0);
    events.forEach((place, n) => { if (state.isKnown(place)) paintMark(n, at[n], y[n]); });
    context.globalAlpha = 1;
  }

  function paintLine(place, color, { opacity, width, dash }, days, lanes) {
    if (!state.isKnown(place)) return;
    context.globalAlpha = opacity * (state.isShown(place) ? (place === state.current ? 1 : PAST) : UNTOLD);
    context.strokeStyle = color;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(across(days[0]), down(lanes[0]));
    context.lineTo(across(days[1]), down(lanes[1]));
    context.stroke();
  }

  function paintMark(n, day, lane) {
    const left = across(day);
    if (left < -COLUMN_PX || left > page.width + COLUMN_PX) return;
    context.globalAlpha = state.isShown(events[n]) ? 1 : UNTOLD;
    signs.draw(context, signOf[n], "", left, down(lane));
  }

  // The columns, a mark wide, of each row: which marks stand in them, if there is one, and how many there are and are told.
  function columns() {
    const count = Math.ceil(page.width / COLUMN_PX) + 1;
    const [all, told, one] = [0, 1, 2].map(() => new Int32Array(count * timeline.rows.length));
    for (let n = 0; n < events.length; n += 1) {
      const left = across(alone[n]);
      if (left < 0 || left > page.width || !state.isKnown(events[n])) continue;
      const cell = rows[n] * count + Math.floor(left / COLUMN_PX);
      all[cell] += 1;
      if (state.isShown(events[n])) told[cell] += 1;
      one[cell] = n;
    }
    return { count, all, told, one };
  }

  function paintCrowd(ratio) {
    const { count, all, told, one } = columns();
    const most = all.reduce((a, b) => Math.max(a, b), 1);
    timeline.rows.forEach(({ top, bottom, color }, row) => {
      const [high, middle] = [down(bottom) - down(top), (top + bottom) / 2];
      for (let column = 0; column < count; column += 1) {
        const cell = row * count + column;
        if (!all[cell]) continue;
        context.setTransform(1, 0, 0, 1, 0, 0);
        if (all[cell] === 1) {
          paintMark(one[cell], alone[one[cell]], middle);
          continue;
        }
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        context.fillStyle = color;
        const tall = high * (LEAST_COLUMN + (1 - LEAST_COLUMN) * (all[cell] / most));
        const shown = (tall * told[cell]) / all[cell];
        const [left, foot] = [column * COLUMN_PX + 0.5, down(bottom) - (high - tall) / 2];
        context.globalAlpha = UNTOLD;
        context.fillRect(left, foot - tall, COLUMN_PX - 1, tall);
        context.globalAlpha = 1 - UNTOLD;
        context.fillRect(left, foot - shown, COLUMN_PX - 1, shown);
      }
    });
    context.globalAlpha = 1;
  }

  // What stands at a place of the plot, in px; see createPointer.
  function hit(left, top) {
    const reach = isCrowded() ? COLUMN_PX / 2 : REACH_PX;
    const near = [];
    for (let n = 0; n < events.length; n += 1) {
      if (!state.isKnown(events[n])) continue;
      const [day, lane] = spot(n);
      const far = [Math.abs(across(day) - left), Math.abs(down(lane) - top)];
      if (isCrowded() ? far[0] < reach && far[1] < Math.max(reach, heightOf(rows[n]) / 2) : Math.hypot(...far) < reach) near.push([Math.hypot(...far), n]);
    }
    if (!near.length) return null;
    near.sort((a, b) => a[0] - b[0]);
    const found = (isCrowded() ? near : near.slice(0, 1)).map(([, n]) => events[n]);
    return { events: found, lines: found.slice(0, MOST_TOLD).map(state.line), count: found.length };
  }

  const heightOf = (row) => down(timeline.rows[row].bottom) - down(timeline.rows[row].top);

  return {
    paint,
    hit,
    across,
    down,
    // Where the mark of an event stands, day and lane; null where a timeline of somebody's own lacks the event.
    spot: (place) => (order.has(place) ? spot(order.get(place)) : null),
    // The middle of its row.
    middleOf(place) {
      const { top, bottom } = timeline.rows[rows[order.get(place)]];
      return (top + bottom) / 2;
    },
    dayOf: (place) => (order.has(place) ? at[order.get(place)] : null),
    known: () => Array.from(events, (place, n) => ({ place, day: spot(n)[0], lane: spot(n)[1] })).filter(({ place }) => state.isKnown(place)),
    // How many events that are known lie before and after a range of days.
    beyond([first, last]) {
      const found = [0, 0];
      for (let n = 0; n < events.length; n += 1) {
        if (!state.isKnown(events[n])) continue;
        if (at[n] < first) found[0] += 1;
        if (at[n] > last) found[1] += 1;
      }
      return found;
    },
  };
}
