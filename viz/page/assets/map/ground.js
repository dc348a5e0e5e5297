// The ground of a view: the relief as a picture, and over it what plotly draws: sea, coast, rivers, borders and graticule.

// Plotly only draws here: hands, pointer and marks are our own.
const STILL = { staticPlot: true, displayModeBar: false, responsive: false, showSendToCloud: false, displaylogo: false };

// Resolves when a picture can be painted; one that cannot be read is no reason to wait.
function decoded(image) {
  return image?.decode().catch(() => {});
}

// node: the layer that moves with the map; over: widths and heights of the frame that are drawn beyond each of its sides.
function createGround(node, view, frame, over) {
  const plot = element("div", { id: view.inset ? `map-${view.id}` : "map", class: "plot" });
  const relief = view.ground.relief ? element("img", { class: "relief", alt: "", src: view.ground.relief }) : null;
  node.append(...[relief, plot].filter(Boolean));
  let plotly = null;

  function size() {
    return { width: Math.round(frame.width * (1 + 2 * over)), height: Math.round(frame.height * (1 + 2 * over)) };
  }

  function ranges() {
    const [left, top, right, bottom] = frame.seen(over);
    return { "xaxis.range": [left, right], "yaxis.range": [bottom, top] };
  }

  // A trace's lines as plotly wants them: x and y, with gaps.
  function traced({ lines, ...trace }) {
    const [x, y] = [[], []];
    for (const line of lines.map(unstepped)) {
      for (let n = 0; n < line.length; n += 2) {
        x.push(line[n]);
        y.push(line[n + 1]);
      }
      x.push(null);
      y.push(null);
    }
    return { ...trace, x, y };
  }

  function place() {
    const [left, top] = frame.toScreen(view.limits[0], view.limits[1]);
    const [right, bottom] = frame.toScreen(view.limits[2], view.limits[3]);
    if (relief) Object.assign(relief.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
    Object.assign(plot.style, { left: `${-frame.width * over}px`, top: `${-frame.height * over}px` });
  }

  // Draws the ground for where the frame is now. Before plotly is there, the relief alone.
  async function commit() {
    place();
    if (!plotly) return;
    const { width, height } = size();
    const isSame = plot.layout.width === width && plot.layout.height === height;
    await plotly.relayout(plot, isSame ? ranges() : { ...ranges(), width, height });
  }

  async function draw(library) {
    plotly = library;
    const { xaxis, yaxis, ...rest } = view.ground.layout;
    const range = ranges();
    // The frame keeps both axes at one scale itself, so plotly's own constraint is left out.
    const axis = ({ scaleanchor, constrain, ...own }, name) => ({ ...own, range: range[`${name}.range`], fixedrange: true });
    const layout = { ...rest, ...size(), xaxis: axis(xaxis, "xaxis"), yaxis: axis(yaxis, "yaxis"), hovermode: false };
    await Promise.all([plotly.newPlot(plot, view.ground.traces.map(traced), layout, STILL), decoded(relief)]);
  }

  return { commit, draw, destroy: () => plotly?.purge(plot) };
}
