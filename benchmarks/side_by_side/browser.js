// Runs in each page before its own scripts. Nothing here evaluates text: the policy of a page may forbid it.
window.benchmark = (() => {
  const controls = {{controls}};
  const days = {{days}};
  let ready = 0;
  // When the last task over 50 ms ended.
  let busy = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) busy = entry.startTime + entry.duration;
  }).observe({ type: "longtask", buffered: true });

  const isReady = () => {
    try {
      return document.readyState === "complete" && controls.ready({{count}});
    } catch {
      return false;
    }
  };
  // A page counts as ready when what it drew has been painted: two frames later.
  const paintedReady = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    ready = performance.now();
    console.debug("{{signal}}");
  }));
  const watch = () => (isReady() ? paintedReady() : requestAnimationFrame(watch));
  watch();

  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  const walks = {
    // From the first day on, three days at a time; our page goes from event to event.
    start: controls.forwards ?? ((step) => controls.show(3 * step)),
    // From the last day back, over the days on which something happens.
    shown: controls.backwards ?? ((step) => controls.show(days.at(-2 - step) ?? 0)),
  };

  return {
    ready: () => ready,
    paint: () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    quiet: () => performance.now() - Math.max(ready, busy),
    end: async () => {
      if (controls.end) controls.end();
      else controls.show(days.at(-1));
      await painted();
    },
    // Milliseconds from each step to the next painted frame.
    walk: async (name, steps, seconds) => {
      const taken = [];
      const start = performance.now();
      for (let step = 0; step < steps && performance.now() - start < 1000 * seconds; step += 1) {
        const begun = performance.now();
        walks[name](step);
        await painted();
        taken.push(performance.now() - begun);
      }
      return taken;
    },
    count: () => {
      let frames = 0;
      const start = performance.now();
      const next = () => {
        frames += 1;
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
      benchmark.rate = () => 1000 * frames / (performance.now() - start);
    },
  };
})();
