// Which part of the time is to be seen, in places on its axis: it follows the current event, goes to what lies beyond, and is as wide as
// the reader has it.

// A slot is so wide at least where the reader has chosen nothing.
const SLOT_PX = 34;
// The window moves when the current event lies nearer to its edge than this share.
const EDGE_SHARE = 0.04;
// Beside what is fitted into the window so much of that is free on both sides, more than makes it move; and it is so many slots wide at
// least.
const SIDE_SHARE = 0.05;
const LEAST_FIT_SLOTS = 8;
// So far it goes on at once.
const JUMP_SHARE = 0.8;
// What it has gone on to stands at this share from the side that it came from, so that what came before is still in sight.
const CONTEXT_SHARE = 0.7;

// widthNow: of the plot, in px; type: see createTimeline.
function createWindow({ slot, window: opening, whole, limits, tiers }, type, widthNow) {
  const most = limits[1] - limits[0];
  // It holds a tick at least.
  const least = tiers[0].apart;
  let range = [...opening];
  // How wide the window is, once the reader has chosen it.
  let chosen = null;

  // The opening window where that is everything, else as much of it as fits at a slot's least width.
  function length() {
    if (chosen !== null) return Math.max(least, Math.min(most, chosen));
    const fitting = whole ? Infinity : (widthNow() / (SLOT_PX * type.grown)) * slot;
    return Math.min(opening[1] - opening[0], fitting);
  }

  function move(start) {
    const wide = length();
    const first = Math.max(limits[0], Math.min(limits[1] - wide, start));
    // The same array where nothing moves: who draws compares it.
    if (range[0] !== first || range[1] !== first + wide) range = [first, first + wide];
  }

  const goOn = (place) => move(place - length() * (place > range[1] - EDGE_SHARE * length() ? CONTEXT_SHARE : 1 - CONTEXT_SHARE));

  return {
    get range() { return range; },
    move,
    // Lays it out anew for the width that there is.
    settle: () => move(range[0]),
    opening() {
      chosen = null;
      move(opening[0]);
    },
    shift: (share) => move(range[0] + share * length()),
    // Makes what is seen so many times larger; what stands at that share of the window stays there.
    zoom(times, share) {
      const fixed = range[0] + share * (range[1] - range[0]);
      chosen = (range[1] - range[0]) / times;
      chosen = length();
      move(fixed - share * chosen);
    },
    // Brings places into sight, all of them and little else.
    fit(places) {
      if (!places.length) return;
      const [first, last] = places.reduce(([low, high], place) => [Math.min(low, place), Math.max(high, place)], [Infinity, -Infinity]);
      const side = Math.max(slot, SIDE_SHARE * (last - first));
      chosen = Math.max(LEAST_FIT_SLOTS * slot, last - first + 2 * side);
      move((first + last - chosen) / 2);
    },
    // Moves only when a place lies outside, or at the edge.
    follow(place) {
      const margin = EDGE_SHARE * length();
      if (place < range[0] + margin || place > range[1] - margin) goOn(place);
    },
    // Goes on to a place that lies beyond, and no further than is needed to see it with what lies around it.
    reach(place) {
      const wide = length();
      const away = place > range[1] ? 1 : -1;
      const isNear = Math.abs(place - range[away > 0 ? 1 : 0]) < JUMP_SHARE * wide - slot / 2;
      if (isNear) move(range[0] + away * JUMP_SHARE * wide);
      else goOn(place);
    },
  };
}
