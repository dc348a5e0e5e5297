#!/bin/sh
# leaflet-timedimension 1.1.1 with Leaflet 1.9.4, seen in November 2026; it is the player behind folium's TimestampedGeoJson.
# It sorts the times of its features as text. Milliseconds before 1970 are negative and come out in the wrong order: of events on three
# days of 1950 the player has one step, the first, and its slider has nothing to slide to. The same days of 2050 give a step for
# each day from the first to the last. Of a story across the new year of 1970 the end is missing. There is no error and no warning.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit leaflet@1.9.4 leaflet-timedimension@1.1.1 iso8601-js-period@0.2.1 jsdom@24.1.3
cat > show.cjs <<'JS'
const { readFileSync } = require("fs");
const { JSDOM } = require("jsdom");

const { window } = new JSDOM("<!DOCTYPE html>", { runScripts: "outside-only" });
for (const file of ["leaflet/dist/leaflet-src.js", "iso8601-js-period/iso8601.js", "leaflet-timedimension/dist/leaflet.timedimension.src.js"]) {
  window.eval(readFileSync(`node_modules/${file}`, "utf8"));
}

// The steps of the player for events on some days.
function steps(days) {
  const { L, document } = window;
  const map = L.map(document.createElement("div"), { center: [39, 126], zoom: 6, timeDimension: true });
  const features = days.map((time) => ({ type: "Feature", properties: { time }, geometry: { type: "Point", coordinates: [126, 39] } }));
  L.timeDimension.layer.geoJson(L.geoJSON({ type: "FeatureCollection", features }), { updateTimeDimension: true, duration: "P1D" }).addTo(map);
  return map.timeDimension.getAvailableTimes().map((time) => new Date(time).toISOString().slice(0, 10));
}

const found = {
  1950: steps(["1950-10-08", "1950-10-12", "1950-10-19"]),
  2050: steps(["2050-10-08", "2050-10-12", "2050-10-19"]),
  "around 1970": steps(["1969-12-30", "1970-01-02", "1971-01-01"]),
};
console.log("Leaflet", window.L.version, "leaflet-timedimension", require("leaflet-timedimension/package.json").version, found);
const isAsSeen = found[1950].join() === "1950-10-08" && found[2050].length === 12 && found["around 1970"].at(-1) === "1970-01-02";
if (!isAsSeen) {
  console.error("changed: the player has other steps before 1970");
  process.exit(1);
}
JS
node show.cjs
