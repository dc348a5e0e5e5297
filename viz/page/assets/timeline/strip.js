// What stands on the timeline: bars, messages and marks, painted in one pass; where marks would lie on one another, how many there
// are instead.

// A column of marks is so wide; a mark alone is met so far from its middle, which makes the 24 px of WCAG 2.5.8.
const COLUMN_PX = 9;
const MARK_REACH_PX = 12;
const PAST = 0.7;
// Of the lines that belong to what is not yet told, and of columns that are told.
const [UNTOLD, TOLD] = [0.5, 0.8];
// Of a column of many events that much is seen at least, as a share of the row's height.
const LEAST_COLUMN = 0.3;

// type: see createTimeline.
function createStrip(canvas, story, state, type) {
  const { timeline, dictionary } = story;
  const [marks, bars, links] = ["marks", "bars", "links"].map((name) => createTable(timeline[name], dictionary));
  const [events, rows, signOf, untoldOf] = ["event", "row", "sign", "untold"].map(marks.column);
  const [at, y, alone] = ["at", "y", "alone"].map((name) => Float64Array.from(marks.column(name), (value) => value / 1000));
  const order = new Map(Array.from(events, (place, n) => [place, n]));
  const context = canvasOf(canvas);
  let signs = null;
  let page = null;
  const columnPx = () => COLUMN_PX * type.grown;

  // page: {width, height} of the plot in px, range of days, and lanes [bottom, top].
  // Lanes that are too thin are no lanes: the marks of such a row stand side by side, as far as there is room for them.
  const isCrowded = () => page.height / Math.abs(page.lanes[0] - page.lanes[1]) < timeline.least_lane_px * type.grown;
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
    if (signs?.ratio !== ratio || signs.grown !== type.grown) signs = createSigns(story.ink, ratio, type.grown);
    Object.assign(canvas, { width: Math.max(1, Math.round(page.width * ratio)), height: Math.max(1, Math.round(page.height * ratio)) });
    Object.assign(canvas.style, { width: `${page.width}px`, height: `${page.height}px` });
    if (isCrowded()) {
      paintCrowd(ratio);
      return;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { strips } = timeline;
    links.column("event").forEach((place, n) => paintLine(place, links.at("color", n), strips.link, state.isShown(place) ? 1 : UNTOLD,
      ["from", "to"].map((name) => links.at(name, n) / 1000), ["from_y", "to_y"].map((name) => links.at(name, n) / 1000)));
    bars.column("event").forEach((place, n) => {
      const [days, lanes] = [[bars.at("start", n), bars.at("end", n)], [bars.at("y", n) / 1000, bars.at("y", n) / 1000]];
      if (!state.isShown(place)) paintLine(place, bars.at("untold", n), strips.untold, UNTOLD, days, lanes);
      else paintLine(place, bars.at("color", n), bars.at("open", n) ? strips.open : strips.bar, place === state.current ? 1 : PAST, days, lanes);
    });
    context.setTransform(1, 0, 0, 1, 0, 0);
    events.forEach((place, n) => { if (state.isKnown(place)) paintMark(n, at[n], y[n]); });
    context.globalAlpha = 1;
  }

  function paintLine(place, color, { opacity, width, dash }, share, days, lanes) {
    if (!state.isKnown(place)) return;
    context.globalAlpha = opacity * share;
    context.strokeStyle = color;
    context.lineWidth = width * type.grown;
    context.setLineDash(dash.map((length) => length * type.grown));
    context.beginPath();
    context.moveTo(across(days[0]), down(lanes[0]));
    context.lineTo(across(days[1]), down(lanes[1]));
    context.stroke();
  }

  function paintMark(n, day, lane) {
    const left = across(day);
    if (left < -columnPx() || left > page.width + columnPx()) return;
    context.globalAlpha = 1;
    signs.draw(context, (state.isShown(events[n]) ? signOf : untoldOf)[n], "", left, down(lane));
  }

  // The columns, a mark wide, of each row: which marks stand in them, if there is one, and how many there are and are told.
  function columns() {
    const count = Math.ceil(page.width / columnPx()) + 1;
    const [all, told, one] = [0, 1, 2].map(() => new Int32Array(count * timeline.rows.length));
    for (let n = 0; n < events.length; n += 1) {
      const left = across(alone[n]);
      if (left < 0 || left > page.width || !state.isKnown(events[n])) continue;
      const cell = rows[n] * count + Math.floor(left / columnPx());
      all[cell] += 1;
      if (state.isShown(events[n])) told[cell] += 1;
      one[cell] = n;
    }
    return { count, all, told, one };
  }

  function paintCrowd(ratio) {
    context.setLineDash([]);
    context.lineWidth = 1;
    const { count, all, told, one } = columns();
    const most = all.reduce((a, b) => Math.max(a, b), 1);
    timeline.rows.forEach(({ top, bottom, color, untold }, row) => {
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
        context.strokeStyle = untold;
        const tall = high * (LEAST_COLUMN + (1 - LEAST_COLUMN) * (all[cell] / most));
        const shown = (tall * told[cell]) / all[cell];
        const [left, foot] = [column * columnPx() + 0.5, down(bottom) - (high - tall) / 2];
        // The events that are not yet told are outlined.
        context.globalAlpha = 1;
        if (told[cell] < all[cell]) context.strokeRect(left + 0.5, foot - tall + 0.5, columnPx() - 2, tall - 1);
        context.globalAlpha = TOLD;
        context.fillRect(left, foot - shown, columnPx() - 1, shown);
      }
    });
    context.globalAlpha = 1;
  }

  // What stands at a place of the plot, in px; see createPointer.
  function hit(left, top) {
    const reach = isCrowded() ? columnPx() / 2 : MARK_REACH_PX * type.grown;
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
    // Where other marks that are known stand, not so far to the left and the right from that of an event; [left, top] in px of the plot.
    around(place, wide) {
      const day = spot(order.get(place))[0];
      const found = [];
      for (let n = 0; n < events.length; n += 1) {
        if (events[n] === place || !state.isKnown(events[n])) continue;
        const other = spot(n);
        if (Math.abs(across(other[0]) - across(day)) < wide) found.push([across(other[0]), down(other[1])]);
      }
      return found;
    },
    // How many events that are known lie before and after a range of days, and where the nearest ones stand; null for none.
    beyond([first, end]) {
      const found = { before: 0, after: 0, last: null, next: null };
      for (let n = 0; n < events.length; n += 1) {
        if ((at[n] >= first && at[n] <= end) || !state.isKnown(events[n])) continue;
        if (at[n] < first) {
          found.before += 1;
          found.last = Math.max(found.last ?? -Infinity, at[n]);
        } else {
          found.after += 1;
          found.next = Math.min(found.next ?? Infinity, at[n]);
        }
      }
      return found;
    },
  };
}
