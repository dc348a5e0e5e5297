// The ground of a view: the relief as a picture, and over it what plotly draws: sea, coast, rivers, borders and graticule.

// Plotly only draws here: hands, pointer and marks are our own.
const STILL = { staticPlot: true, displayModeBar: false, responsive: false, showSendToCloud: false, displaylogo: false };

// Resolves when a picture can be painted; one that cannot be read is no reason to wait.
function decoded(image) {
  return image?.decode().catch(() => {});
}

// node: the layer that moves with the map.
function createGround(node, view, frame) {
  const plot = element("div", { id: view.inset ? `map-${view.id}` : "map", class: "plot" });
  const relief = view.ground.relief ? element("img", { class: "relief", alt: "", src: view.ground.relief }) : null;
  node.append(...[relief, plot].filter(Boolean));
  let plotly = null;
  // So many widths and heights of the frame are drawn beyond each of its sides.
  let over = 0;

  // The plot in pixels, and the ranges of its axes.
  function extent() {
    const { left, top, width, height } = frame.extent(over);
    const [west, north] = frame.toWorld(left, top);
    const [east, south] = frame.toWorld(left + width, top + height);
    return { size: { width, height }, corner: { left: `${left}px`, top: `${top}px` }, ranges: { "xaxis.range": [west, east], "yaxis.range": [south, north] } };
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
    Object.assign(plot.style, extent().corner);
  }

  // Draws the ground for where the frame is now, as far beyond it as is wanted from now on. Before plotly is there, the relief alone.
  async function commit(wanted = over) {
    over = wanted;
    place();
    if (!plotly) return;
    const { size, ranges } = extent();
    const isSame = plot.layout.width === size.width && plot.layout.height === size.height;
    await plotly.relayout(plot, isSame ? ranges : { ...ranges, ...size });
  }

  async function draw(library) {
    plotly = library;
    const { xaxis, yaxis, ...rest } = view.ground.layout;
    const { size, ranges } = extent();
    // The frame keeps both axes at one scale itself, so plotly's own constraint is left out.
    const axis = ({ scaleanchor, constrain, ...own }, name) => ({ ...own, range: ranges[`${name}.range`], fixedrange: true });
    const layout = { ...rest, ...size, xaxis: axis(xaxis, "xaxis"), yaxis: axis(yaxis, "yaxis"), hovermode: false };
    await Promise.all([plotly.newPlot(plot, view.ground.traces.map(traced), layout, STILL), decoded(relief)]);
  }

  return { commit, draw, reach: () => over, destroy: () => plotly?.purge(plot) };
}
