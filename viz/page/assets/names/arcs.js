// Names along lines: the gentle arcs on which a name may be written along a river, a range or a sea. In pixels, y downwards.
// The rules, and why they are so, stand in viz/drawing/label_paths.py.

// The longest stretch of a line that lies within a frame {left, top, right, bottom}: points RULES.step pixels apart.
function sampled(path, frame) {
  const isInside = ([x, y]) => x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
  let [longest, run, rest] = [[], [], 0];
  path.slice(1).forEach(([x2, y2], n) => {
    const [x1, y1] = path[n];
    const length = Math.hypot(x2 - x1, y2 - y1);
    for (; rest < length; rest += RULES.step) {
      const point = [x1 + ((x2 - x1) * rest) / length, y1 + ((y2 - y1) * rest) / length];
      if (isInside(point)) run.push(point);
      else run = [];
      if (run.length > longest.length) longest = run;
    }
    rest -= length;
  });
  return longest;
}

// The point so far along an arc {x, y, angle, bend} from its middle, and the direction there in radians, clockwise.
function arcAt(arc, distance) {
  const turned = arc.bend * distance;
  const chord = turned ? (distance * Math.sin(turned / 2)) / (turned / 2) : distance;
  return { x: arc.x + chord * Math.cos(arc.angle + turned / 2), y: arc.y + chord * Math.sin(arc.angle + turned / 2), angle: arc.angle + turned };
}

// The arcs along a line on which a name may stand, the best first; each runs through the middle of the letters. course: {width, most,
// height, above}, the width of the name, that to which it may be spread, its height, whether it stands above its line or on it;
// points: of the part of the line that is to be seen.
function* arcsAlong({ width, most, height, above }, points) {
  if (!points.length) return;
  const wide = Math.min(most, RULES.spreadShare * RULES.step * (points.length - 1));
  for (const wanted of wide > width ? [wide, width] : [width]) {
    for (const share of RULES.shares) {
      const arc = arcUnder(points, Math.round(share * (points.length - 1)), wanted, height, above);
      if (arc) yield arc;
    }
  }
}

// The arc closest to the stretch of a line that lies under a name; null where the line ends or is not gentle.
function arcUnder(points, middle, width, height, above) {
  const isFar = (n) => Math.hypot(points[n][0] - points[middle][0], points[n][1] - points[middle][1]) >= width / 2;
  let [first, last] = [middle, middle];
  while (first >= 0 && !isFar(first)) first -= 1;
  while (last < points.length && !isFar(last)) last += 1;
  if (first < 0 || last >= points.length) return null;
  const under = points.slice(first, last + 1);
  if (under.at(-1)[0] < under[0][0]) under.reverse();
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  // Least squares: a straight line, and about it a parabola, which where it is gentle is as good as a circle.
  const rank = (n) => n - (under.length - 1) / 2;
  const angle = Math.atan2(sum(under.map(([, y], n) => rank(n) * y)), sum(under.map(([x], n) => rank(n) * x)));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const centre = [0, 1].map((axis) => sum(under.map((point) => point[axis])) / under.length);
  const local = under.map(([x, y]) => [(x - centre[0]) * cosine + (y - centre[1]) * sine, (y - centre[1]) * cosine - (x - centre[0]) * sine]);
  const mean = sum(local.map(([along]) => along ** 2)) / local.length;
  const squares = local.map(([along]) => along ** 2 - mean);
  const halfBend = sum(local.map(([, across], n) => across * squares[n])) / sum(squares.map((square) => square ** 2));
  const astray = local.map(([, across], n) => across - halfBend * squares[n]);
  if (Math.abs(2 * halfBend * width) > RULES.mostTurn || Math.max(...astray.map(Math.abs)) > RULES.mostAstray * height) return null;
  const lift = above ? Math.max(...astray.map((off) => -off)) + RULES.clear * height : 0;
  const off = -lift - halfBend * mean;
  return { x: centre[0] - off * sine, y: centre[1] + off * cosine, angle, bend: (2 * halfBend) / (1 + 2 * halfBend * lift), width };
}
