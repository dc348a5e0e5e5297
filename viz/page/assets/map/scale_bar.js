// The scale bar: true in the middle of the frame.

const SCALE_BAR_PX = 150;

function createScaleBar(view, frame, words) {
  const node = element("div", { class: "scale-bar", "aria-hidden": "true" });

  // Metres of the map for a metre on the ground in the middle of the frame; beyond the edge of the world, those of the nearest
  // place of the same row.
  function scaleHere() {
    const [left, top, right, bottom] = view.limits;
    const cells = view.scales.length - 1;
    const cell = (share) => Math.min(Math.max(share * cells, 0), cells - 1e-9);
    const [column, row] = [cell((frame.x - left) / (right - left)), cell((frame.y - top) / (bottom - top))];
    const [west, above] = [Math.floor(column), Math.floor(row)];
    const at = (line) => {
      const [one, next] = [view.scales[line][west], view.scales[line][west + 1]];
      if (one === null || next === null) return one ?? next ?? view.scales[line].find((scale) => scale !== null) ?? null;
      return one + (next - one) * (column - west);
    };
    const [high, low] = [at(above), at(above + 1)];
    return low === null || high === null ? (low ?? high ?? 1) : high + (low - high) * (row - above);
  }

  function update() {
    const ground = (frame.scale * view.metres) / scaleHere();
    const most = (SCALE_BAR_PX * frame.grown * ground) / 1000;
    const power = 10 ** Math.floor(Math.log10(most));
    const km = [5, 2, 1].find((n) => n * power <= most) * power;
    node.style.width = `${(km * 1000) / ground}px`;
    node.textContent = words.km.replace("{number}", km);
  }

  return { node, update };
}
