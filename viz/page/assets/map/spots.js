// Marks on one spot: only the current one, or the last one told, is drawn; a badge counts their events.

// sheets: the points of a view, layer by layer; see createMarks.
function createSpots(sheets) {
  const told = sheets.filter((sheet) => !sheet.rivals && sheet.told.some(Boolean));
  const spots = [];
  const places = new Map();
  for (const sheet of told) {
    sheet.spot = new Int32Array(sheet.x.length).fill(-1);
    sheet.x.forEach((x, n) => {
      if (!sheet.told[n]) return;
      const key = `${x} ${sheet.y[n]}`;
      if (!places.has(key)) places.set(key, spots.push({ x, y: sheet.y[n], points: [], top: null, last: -1, locked: false }) - 1);
      sheet.spot[n] = places.get(key);
      spots[sheet.spot[n]].points.push([sheet, n]);
    });
  }

  function update(state) {
    const steps = state.told();
    for (const spot of spots) Object.assign(spot, { top: null, last: -Infinity, locked: false });
    for (const sheet of told) {
      for (let n = 0; n < sheet.on.length; n += 1) {
        if (!sheet.told[n]) continue;
        sheet.on[n] = 0;
        const events = sheet.events[n];
        if (state.asked.off.has(sheet.layer) || !events.some(state.isMarked)) continue;
        const spot = spots[sheet.spot[n]];
        const last = Math.max(...events.map((place) => steps[place]));
        if (spot.locked || (!sheet.current[n] && last < spot.last)) continue;
        if (spot.top) spot.top[0].on[spot.top[1]] = 0;
        Object.assign(spot, { top: [sheet, n], last, locked: Boolean(sheet.current[n]) });
        sheet.on[n] = 1;
      }
    }
  }

  const eventsOf = (spot, state) => [...new Set(spot.points.flatMap(([sheet, n]) => (state.asked.off.has(sheet.layer) ? [] : sheet.events[n])).filter(state.isMarked))];

  return {
    update,
    // The events of the spot on which a point stands, in their order.
    events: (sheet, n, state) => eventsOf(spots[sheet.spot[n]], state),
    // The spots with several events that are to be seen: {x, y, count}.
    stacks: (state) => spots
      .filter((spot) => spot.top && (spot.points.length > 1 || spot.points[0][0].events[spot.points[0][1]].length > 1))
      .map((spot) => ({ x: spot.x, y: spot.y, count: eventsOf(spot, state).length }))
      .filter((spot) => spot.count > 1),
  };
}
