// Draws each figure of a page when it comes near what is seen: a tutorial has a dozen, and a phone draws one at a time.
"use strict";

const drawn = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        drawn.unobserve(target);
        const { data, layout } = JSON.parse(target.querySelector("script").textContent);
        Plotly.newPlot(target, data, layout, { responsive: true, displayModeBar: false });
      }
    }
  },
  { rootMargin: "300px" },
);
document.querySelectorAll("div.plotly-figure").forEach((figure) => drawn.observe(figure));
