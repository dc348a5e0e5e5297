// Finds what lies near a place without looking at everything: a net of square cells, each with what lies in it.

function createGrid(cell) {
  const cells = new Map();
  // Small numbers are looked up far faster. Far from the screen two cells may have one key: who visits looks for himself.
  const key = (column, row) => column * 0x8000 + row;

  // Calls visit for each thing in the cells that a box touches; more than once where a thing lies in several. Ends early where
  // visit returns true, and says so.
  function near(left, top, right, bottom, visit) {
    for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column += 1) {
      for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row += 1) {
        for (const thing of cells.get(key(column, row)) ?? []) if (visit(thing)) return true;
      }
    }
    return false;
  }

  function add(left, top, right, bottom, thing) {
    for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column += 1) {
      for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row += 1) {
        const at = key(column, row);
        if (cells.has(at)) cells.get(at).push(thing);
        else cells.set(at, [thing]);
      }
    }
  }

  return { add, near };
}
