/* Draws charts when they come near the screen. Colours stay names of the style sheet in the drawing, and the drawing
   shrinks with its frame: so paper, forced colours and another theme need no other drawing. */
(() => {
  "use strict";
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const onSlides = Boolean(document.querySelector(".slides"));
  /* a slide is scaled; what hovers would miss its mark */
  const settings = { displayModeBar: false, responsive: true, plotlyServerURL: "", staticPlot: onSlides };
  let library;

  const loadPlotly = () =>
    (library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = here + "plotly.min.js";
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => reject(new Error("plotly.min.js could not be read"));
      document.head.append(script);
    }));

  const written = (colour) => Object.assign(document.createElement("i").style, { color: colour }).color;
  const coloured = (value, style, names) => {
    if (typeof value === "string") {
      const name = /^var\((--hb-[a-z]+)\)$/.exec(value);
      if (!name) return value;
      const colour = style.getPropertyValue(name[1]).trim();
      names.set(written(colour), value);
      return colour;
    }
    if (Array.isArray(value)) return value.map((item) => coloured(item, style, names));
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, coloured(item, style, names)]));
    return value;
  };

  /* Gives the drawing its names of colours again, and lets it be scaled. Plotly has written both anew. */
  const namesOf = new WeakMap();
  const settle = (plot) => {
    plot.querySelectorAll(".main-svg [style]").forEach(({ style }) => {
      for (const part of ["fill", "stroke"]) {
        const name = namesOf.get(plot).get(style[part]);
        if (name) style[part] = name;
      }
    });
    const { width, height } = plot._fullLayout;
    plot.style.setProperty("--hb-drawn-width", `${width}px`);
    plot.style.setProperty("--hb-drawn-ratio", `${width} / ${height}`);
    plot.querySelectorAll(".main-svg").forEach((svg) => svg.setAttribute("viewBox", `0 0 ${width} ${height}`));
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

  const paint = (plot, plotly) => {
    const frame = plot.closest(".hb-chart");
    const names = new Map();
    const spec = JSON.parse(frame.querySelector(".hb-figure").textContent);
    const { data, layout } = coloured(spec, getComputedStyle(document.documentElement), names);
    namesOf.set(plot, names);
    plot.dataset.narrow = plot.clientWidth < NARROW;
    const wanted = fitted(plot, layout);
    plot.style.blockSize = wanted.height ? `${wanted.height}px` : ""; /* drawn again, it would have none of its own */
    const isFirst = !plot._fullLayout;
    const drawn = plotly.react(plot, data, wanted, settings);
    if (!onSlides) plotly.Plots.resize(plot);
    if (isFirst) plot.on("plotly_afterplot", () => settle(plot));
    settle(plot);
    frame.dataset.drawn = "yes";
    return drawn;
  };

  /* What a slide shows is measured while it is there; nobody sees it come and go. */
  const paintAnywhere = (plot, plotly) => {
    const slide = plot.closest(".slides > section");
    if (!slide || plot.clientWidth) return paint(plot, plotly);
    const { display } = slide.style;
    slide.style.display = "block";
    const drawn = paint(plot, plotly);
    slide.style.display = display;
    return drawn;
  };

  const draw = async (plot) => {
    const frame = plot.closest(".hb-chart");
    try {
      const [plotly] = await Promise.all([loadPlotly(), document.fonts.ready]); /* words are measured in their face */
      while (!plot.isConnected) await new Promise(requestAnimationFrame); /* a slide on its way to its sheet of paper */
      await paintAnywhere(plot, plotly);
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
  const begin = (plot) => {
    if (begun.has(plot)) return;
    begun.add(plot);
    return draw(plot);
  };
  const drawWithin = (distance) => {
    const near = new IntersectionObserver(
      (entries) => entries.filter((item) => item.isIntersecting).forEach((item) => begin(item.target)),
      { rootMargin: distance }
    );
    plots.forEach((plot) => near.observe(plot));
  };
  drawWithin("0px");
  window.addEventListener("scroll", () => drawWithin("600px"), { once: true, passive: true });
  if (onSlides) window.addEventListener("load", () => plots.forEach(begin)); /* who shows or prints slides waits for none */
  plots.forEach((plot) => plot.closest(".hb-chart").addEventListener("hb-changed", () => begun.has(plot) && draw(plot)));

  /* Paper takes what is drawn when it is asked for: nothing can be fetched then. */
  window.addEventListener("beforeprint", () => {
    if (window.Plotly) plots.filter((plot) => !plot.closest("[data-drawn=yes]")).forEach((plot) => paintAnywhere(plot, window.Plotly));
  });

  /* Colours of what hovers, and of saved pictures. */
  const redraw = () => plots.filter((plot) => plot.closest("[data-drawn=yes]")).forEach(draw);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  for (const wish of ["(prefers-color-scheme: dark)", "(forced-colors: active)"])
    window.matchMedia(wish).addEventListener("change", redraw);
  const turned = (plot) => plot.clientWidth && plot.dataset.narrow && plot.dataset.narrow !== String(plot.clientWidth < NARROW);
  const watch = new ResizeObserver((entries) => entries.map((entry) => entry.target).filter(turned).forEach(draw));
  plots.forEach((plot) => watch.observe(plot));
})();
