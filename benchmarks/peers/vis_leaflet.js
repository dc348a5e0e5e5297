({
  ready: (count) => drawn && layers.length === count,
  show: (day) => showUntil(new Date(Date.UTC(1950, 8, 15 + day)).toISOString().slice(0, 10)),
})
