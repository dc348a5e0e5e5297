// The map: what the server has drawn, moved and scaled; the places over it. The server says where a pin that is let go lies.

import { change, settle } from "./doing.js";
import { drawn, one } from "./elements.js";
import { follow, letter, rivals, take } from "./search.js";
import { asked } from "./server.js";
import { choose, current, on, refresh, store } from "./store.js";

const svg = one(".map svg");
const layers = Object.fromEntries(["ground", "shapes", "towns", "places", "pins"].map((name) => [name, drawn("g", { class: name })]));
svg.append(...Object.values(layers));
let ground = null;
let view = null; // left, top, width and height in km
const STEP = 1.5;
// As the server calls the map of all places.
const ALL = "*";
const TAP_PX = 4;
// A town is named where no other name is so near.
const [WIDE_PX, HIGH_PX] = [84, 18];

async function load() {
  ground = await asked("/ground", { around: store.around });
  const [left, top, width, height] = ground.frame;
  const path = (name) => drawn("path", { class: name, d: ground.paths[name] });
  layers.ground.replaceChildren(
    drawn("image", { href: `/relief.jpg?${new URLSearchParams({ around: store.around })}`, x: left, y: top, width, height, preserveAspectRatio: "none" }),
    ...["lakes", "rivers", "borders", "coast"].map(path),
  );
  layers.towns.replaceChildren(...ground.towns.map((town) => drawn("text", { class: "town", "data-x": town.at[0], "data-y": town.at[1] }, town.name)));
  one(".map .credit").textContent = ground.credit;
  home();
}

function fit(frame) {
  const [left, top, width, height] = frame;
  const { clientWidth, clientHeight } = svg.parentElement;
  const scale = Math.max(width / clientWidth, height / clientHeight);
  const [wide, high] = [clientWidth * scale, clientHeight * scale];
  view = [left + width / 2 - wide / 2, top + height / 2 - high / 2, wide, high];
  place();
}

function home() {
  fit(ground.home);
}

function kmPerPx() {
  return view[2] / svg.parentElement.clientWidth;
}

function zoom(by, at = [view[0] + view[2] / 2, view[1] + view[3] / 2]) {
  const [left, top, width, height] = view;
  view = [at[0] - (at[0] - left) * by, at[1] - (at[1] - top) * by, width * by, height * by];
  place();
}

// Signs and names are as large as ever, whatever the scale.
function place() {
  if (!view) return;
  svg.setAttribute("viewBox", view.join(" "));
  const km = kmPerPx();
  for (const sign of svg.querySelectorAll("[data-x]")) {
    sign.setAttribute("transform", `translate(${sign.dataset.x} ${sign.dataset.y}) scale(${km})`);
  }
  const taken = [...layers.pins.querySelectorAll(".pin, .rival")].map((sign) => room(sign, km));
  const name = (words, sign) => {
    const own = room(sign, km);
    const isFree = !taken.some((other) => Math.abs(other[0] - own[0]) < WIDE_PX && Math.abs(other[1] - own[1]) < HIGH_PX);
    if (isFree) taken.push(own);
    words.setAttribute("display", isFree ? "inline" : "none");
  };
  for (const other of layers.places.children) name(one("text", other), other);
  for (const town of layers.towns.children) name(town, town);
}

// Where a sign lies, in px; the names of places stand to the right of them.
function room(sign, km) {
  return [Number(sign.dataset.x) / km + (sign.matches(".pin") ? WIDE_PX / 3 : 0), Number(sign.dataset.y) / km];
}

function ownPlaces() {
  const row = current();
  if (row?.kind === "place") return [row.id];
  return named(row?.cells.places);
}

function ownGeometries() {
  const row = current();
  return row?.kind === "geometry" ? [row.id] : named(row?.cells.geometry);
}

function named(cell) {
  return (cell || "").split("|").map((id) => id.trim()).filter(Boolean);
}

function draw() {
  if (!ground) return;
  const own = ownPlaces();
  const geometries = ownGeometries();
  layers.shapes.replaceChildren(
    ...store.state.shapes.map(({ id, path }) => drawn("path", { class: geometries.includes(id) ? "shape own" : "shape", d: path }, drawn("title", {}, id))),
  );
  const there = store.state.places.filter((each) => each.at);
  layers.places.replaceChildren(...there.filter((each) => !own.includes(each.id)).map((each) => pin(each, "other")));
  const mine = there.filter((each) => own.includes(each.id));
  layers.pins.replaceChildren(
    ...mine.filter((each) => each.km).map((each) => drawn("circle", { class: "precision", cx: each.at[0], cy: each.at[1], r: each.km })),
    ...contenders().map((each, index) => each.at && rival(each, index)),
    ...mine.map((each) => pin(each, "own")),
  );
  place();
}

// What may be meant: the finds of a search, or the rivals of an event or a place.
function contenders() {
  if (rivals.found.length) return rivals.found;
  return (current()?.draft ? current().rivals : []).map(({ field, value, name }) => {
    const place = field === "place" && store.state.places.find((each) => each.id === value);
    return { name, at: place ? place.at : null };
  });
}

function pin({ id, name, at, draft }, kind) {
  const sign = drawn(
    "g",
    { class: `pin ${kind} ${draft ? "draft" : ""}`, "data-x": at[0], "data-y": at[1], "data-place": id },
    drawn("circle", { r: kind === "own" ? 8 : 4.5 }),
    drawn("text", { x: kind === "own" ? 12 : 8, y: 4 }, name),
    drawn("title", {}, kind === "own" ? `${name}: drag the pin to where it is` : name),
  );
  return sign;
}

function rival({ name, at }, index) {
  return drawn(
    "g",
    { class: "rival", "data-x": at[0], "data-y": at[1], "data-rival": index },
    drawn("circle", { r: 9 }),
    drawn("text", { y: 4, "text-anchor": "middle" }, letter(index)),
    drawn("title", {}, name),
  );
}

function spot(event) {
  const box = svg.getBoundingClientRect();
  return [view[0] + (event.clientX - box.left) * kmPerPx(), view[1] + (event.clientY - box.top) * kmPerPx()];
}

// The hand: a pin of the current finding is dragged, anything else moves the map.
svg.addEventListener("pointerdown", (event) => {
  if (event.button || !view) return;
  const held = event.target.closest(".pin.own");
  const start = { x: event.clientX, y: event.clientY, view: [...view] };
  let far = false;
  const moving = (moved) => {
    far ||= Math.hypot(moved.clientX - start.x, moved.clientY - start.y) > TAP_PX;
    if (!far) return;
    if (held) {
      [held.dataset.x, held.dataset.y] = spot(moved);
    } else {
      view[0] = start.view[0] - (moved.clientX - start.x) * kmPerPx();
      view[1] = start.view[1] - (moved.clientY - start.y) * kmPerPx();
    }
    place();
  };
  const ended = (up) => {
    svg.removeEventListener("pointermove", moving);
    if (!far) return tapped(event.target);
    if (held) moved(held.dataset.place, spot(up));
  };
  svg.setPointerCapture(event.pointerId);
  svg.addEventListener("pointermove", moving);
  svg.addEventListener("pointerup", ended, { once: true });
});

function tapped(target) {
  const other = target.closest(".pin.other");
  const found = target.closest(".rival");
  if (other) choose(`places.csv/${other.dataset.place}`);
  if (found) (rivals.found.length ? take : settle)(Number(found.dataset.rival));
}

async function moved(key, [x, y]) {
  await change("move", { key, x, y, around: store.around });
  draw();
}

svg.addEventListener(
  "wheel",
  (event) => {
    event.preventDefault();
    if (view) zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, spot(event));
  },
  { passive: false },
);

svg.addEventListener("keydown", (event) => {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (event.key === "+") zoom(1 / STEP);
  else if (event.key === "-") zoom(STEP);
  else if (way && event.altKey) nudge(way);
  else if (way) {
    view[0] += (way[0] * view[2]) / 10;
    view[1] += (way[1] * view[3]) / 10;
    place();
  } else return;
  event.preventDefault();
  event.stopPropagation();
});

// With Alt the arrows move the pin, by as much as can be seen.
function nudge([right, down]) {
  const own = one(".pin.own", layers.pins);
  const by = 4 * kmPerPx();
  if (own) moved(own.dataset.place, [Number(own.dataset.x) + right * by, Number(own.dataset.y) + down * by]);
}

// In turn the dossier's own view, the first place of the current finding from nearby, and all places.
async function turn() {
  const own = ownPlaces().find((id) => store.state.places.some((each) => each.id === id && each.at));
  const turns = ["", ...(own ? [own] : []), ALL];
  store.around = turns[(turns.indexOf(store.around) + 1) % turns.length];
  await Promise.all([load(), refresh()]);
}

// The pins of the current finding come into sight.
function reach() {
  const pins = [...layers.pins.querySelectorAll(".pin")].map((pin) => [Number(pin.dataset.x), Number(pin.dataset.y)]);
  const [left, top, wide, high] = view || [];
  if (!pins.length || pins.some(([x, y]) => x > left && x < left + wide && y > top && y < top + high)) return;
  view = [pins[0][0] - wide / 2, pins[0][1] - high / 2, wide, high];
  place();
}

for (const button of document.querySelectorAll("[data-map]")) {
  button.addEventListener("click", { in: () => zoom(1 / STEP), out: () => zoom(STEP), turn }[button.dataset.map]);
}
let wide = 0;
new ResizeObserver(() => {
  const width = svg.parentElement.clientWidth;
  if (view && width !== wide) fit(view);
  wide = width;
}).observe(svg.parentElement);
on("state", draw);
on("current", () => {
  follow();
  draw();
  reach();
});
on("rivals", draw);

export async function startMap() {
  await load();
  draw();
  document.documentElement.dataset.map = "ready";
}

export function focusMap() {
  svg.focus();
}
