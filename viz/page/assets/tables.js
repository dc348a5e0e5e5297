// Tables as viz/payload/packing.py packs them: columns, whose texts are places in one dictionary.

// Whole numbers, which may come as steps from one to the next.
function whole(packed) {
  if (Array.isArray(packed)) return packed;
  let sum = 0;
  return packed.steps.map((step) => (sum += step));
}

// column(name): its values; at(name, row): one of them; row(n): all of a row, by the names of the columns;
// rows(): every row likewise.
function createTable({ length, columns }, dictionary) {
  const read = new Map();

  function column(name) {
    if (!read.has(name)) read.set(name, unpacked(columns[name]));
    return read.get(name);
  }

  function unpacked(packed) {
    // Where there are no rows, nobody has said which columns there are.
    if (!length) return [];
    if ("same" in packed) return new Array(length).fill(packed.same);
    if ("words" in packed) return whole(packed.words).map((place) => dictionary[place]);
    if ("numbers" in packed) return whole(packed.numbers);
    if ("of" in packed) return whole(packed.at).map((place) => packed.of[place]);
    return packed.values;
  }

  const at = (name, row) => ("same" in columns[name] ? columns[name].same : column(name)[row]);
  const row = (n) => Object.fromEntries(Object.keys(columns).map((name) => [name, at(name, n)]));

  function rows() {
    const names = Object.keys(columns);
    const lists = names.map(column);
    return Array.from({ length }, (_, n) => {
      const found = {};
      for (let k = 0; k < names.length; k += 1) found[names[k]] = lists[k][n];
      return found;
    });
  }

  return { length, column, at, row, rows };
}

// A place, a list of places, or none, always as a list.
function listed(places) {
  return Array.isArray(places) ? places : [places];
}

// The points of a line, flat: x, y, x, y; its first point comes whole, the others as steps.
function unstepped(packed) {
  const points = new Float64Array(packed.length);
  let [x, y] = [0, 0];
  for (let n = 0; n < packed.length; n += 2) {
    points[n] = x += packed[n];
    points[n + 1] = y += packed[n + 1];
  }
  return points;
}
