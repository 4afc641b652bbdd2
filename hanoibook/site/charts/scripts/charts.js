/* Draws charts when they come near the screen, in the colours of the page. */
(() => {
  "use strict";
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const staticPlot = Boolean(document.querySelector(".slides")); // a slide is scaled; what hovers would miss its mark
  const settings = { displayModeBar: false, responsive: true, plotlyServerURL: "", staticPlot };
  let library;

  const loadPlotly = () =>
    (library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = here + "plotly.min.js";
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => reject(new Error("plotly.min.js could not be read"));
      document.head.append(script);
    }));

  const coloured = (value, style) => {
    if (typeof value === "string") {
      const name = /^var\((--hb-[a-z]+)\)$/.exec(value);
      return name ? style.getPropertyValue(name[1]).trim() : value;
    }
    if (Array.isArray(value)) return value.map((item) => coloured(item, style));
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, coloured(item, style)]));
    return value;
  };

  /* A phone shows what layout.meta.narrow says in place of the same parts of the layout. */
  const NARROW = 560;
  const fitted = (plot, layout) => {
    const other = plot.clientWidth < NARROW ? (layout.meta?.narrow ?? {}) : {};
    const parts = Object.entries(other).map(([name, part]) =>
      [name, part.constructor === Object ? { ...layout[name], ...part } : part]
    );
    return { ...layout, ...Object.fromEntries(parts) };
  };

  const draw = async (plot) => {
    const frame = plot.closest(".hb-chart");
    try {
      const plotly = await loadPlotly();
      const spec = JSON.parse(frame.querySelector(".hb-figure").textContent);
      const { data, layout } = coloured(spec, getComputedStyle(document.documentElement));
      plot.dataset.narrow = plot.clientWidth < NARROW;
      const wanted = fitted(plot, layout);
      plot.style.blockSize = wanted.height ? `${wanted.height}px` : ""; /* drawn again, it would have none of its own */
      await plotly.react(plot, data, wanted, settings);
      plotly.Plots.resize(plot);
      frame.dataset.drawn = "yes";
    } catch (error) {
      frame.dataset.drawn = "no";
      const table = frame.querySelector(".hb-rows");
      if (table) table.open = true;
      throw error;
    }
  };

  const plots = [...document.querySelectorAll(".hb-plot")];
  /* A chart is drawn when it comes near; before anybody scrolls, only when it is on the screen. */
  const begun = new Set();
  const drawWithin = (distance) => {
    const near = new IntersectionObserver(
      (entries) => {
        for (const { target } of entries.filter((item) => item.isIntersecting && !begun.has(item.target))) {
          begun.add(target);
          draw(target);
        }
      },
      { rootMargin: distance }
    );
    plots.forEach((plot) => near.observe(plot));
  };
  drawWithin("0px");
  window.addEventListener("scroll", () => drawWithin("600px"), { once: true, passive: true });
  plots.forEach((plot) => {
    const frame = plot.closest(".hb-chart");
    frame.addEventListener("hb-changed", () => frame.dataset.drawn && draw(plot));
  });

  const redraw = () => plots.filter((plot) => plot.closest("[data-drawn=yes]")).forEach(draw);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  window.matchMedia("print").addEventListener("change", redraw);
  const turned = (plot) => plot.dataset.narrow && plot.dataset.narrow !== String(plot.clientWidth < NARROW);
  const watch = new ResizeObserver((entries) => entries.map((entry) => entry.target).filter(turned).forEach(draw));
  plots.forEach((plot) => watch.observe(plot));
})();
