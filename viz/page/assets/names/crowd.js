// Whether any of many points lies in a box, told by four sums instead of a search: most places of a dense map are ruled out so.

const CROWD_PX = 4;

// points: {x, y} in pixels; those outside of the frame are not counted.
function createCrowd(points, { width, height }) {
  const [columns, rows] = [width, height].map((length) => Math.ceil(length / CROWD_PX) + 1);
  // How many points lie above and to the left of each cell's upper left corner.
  const sums = new Uint32Array(columns * rows);
  for (const { x, y } of points) {
    const [column, row] = [Math.floor(x / CROWD_PX) + 1, Math.floor(y / CROWD_PX) + 1];
    if (column > 0 && row > 0 && column < columns && row < rows) sums[row * columns + column] += 1;
  }
  for (let row = 1; row < rows; row += 1) {
    let sum = 0;
    for (let column = 1; column < columns; column += 1) {
      sum += sums[row * columns + column];
      sums[row * columns + column] = sums[(row - 1) * columns + column] + sum;
    }
  }

  // Whether a point lies in the cells that are wholly within a box; others in the box are not seen.
  function isIn(left, top, right, bottom) {
    const [first, last] = [Math.max(Math.ceil(left / CROWD_PX), 0), Math.min(Math.floor(right / CROWD_PX), columns - 1)];
    const [upper, lower] = [Math.max(Math.ceil(top / CROWD_PX), 0) * columns, Math.min(Math.floor(bottom / CROWD_PX), rows - 1) * columns];
    if (first >= last || upper >= lower) return false;
    return sums[lower + last] - sums[lower + first] - sums[upper + last] + sums[upper + first] > 0;
  }

  return { isIn };
}
