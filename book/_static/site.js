/* Draws charts when they come near the screen, in the colours of the page's theme, and places pop-overs. */
(() => {
  "use strict";
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const settings = { displayModeBar: false, responsive: true, plotlyServerURL: "" };
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

  const draw = async (plot) => {
    const frame = plot.closest(".hb-chart");
    try {
      const plotly = await loadPlotly();
      const spec = JSON.parse(frame.querySelector(".hb-figure").textContent);
      const { data, layout } = coloured(spec, getComputedStyle(document.documentElement));
      await plotly.react(plot, data, layout, settings);
      plotly.Plots.resize(plot);
      plot.style.minBlockSize = "";
      frame.dataset.drawn = "yes";
    } catch (error) {
      frame.dataset.drawn = "no";
      frame.querySelector("details").open = true;
      throw error;
    }
  };

  const plots = [...document.querySelectorAll(".hb-plot")];
  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((item) => item.isIntersecting)) {
        near.unobserve(entry.target);
        draw(entry.target);
      }
    },
    { rootMargin: "400px" }
  );
  plots.forEach((plot) => near.observe(plot));

  const redraw = () => plots.filter((plot) => plot.closest("[data-drawn=yes]")).forEach(draw);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });

  /* Paper: folded parts are opened; a chart that was never near the screen gives way to its table. */
  let opened = [];
  window.matchMedia("print").addEventListener("change", redraw);
  window.addEventListener("beforeprint", () => {
    plots.forEach((plot) => (plot.closest(".hb-chart").dataset.drawn ??= "no"));
    const undrawn = "article .hb-chart[data-drawn=no] details, article details:not(.hb-data)";
    opened = [...document.querySelectorAll(undrawn)].filter((part) => !part.open);
    opened.forEach((part) => (part.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((part) => (part.open = false)));

  const place = (pop, button) => {
    const edge = 8;
    const box = button.getBoundingClientRect();
    const below = box.bottom + edge + pop.offsetHeight < window.innerHeight;
    const top = below ? box.bottom + edge : Math.max(edge, box.top - edge - pop.offsetHeight);
    const left = Math.min(box.left, document.documentElement.clientWidth - pop.offsetWidth - edge);
    pop.style.position = "absolute";
    pop.style.inset = `${top + window.scrollY}px auto auto ${Math.max(edge, left) + window.scrollX}px`;
  };
  document.querySelectorAll(".hb-marked").forEach((button) => {
    const pop = document.getElementById(button.getAttribute("popovertarget"));
    pop.addEventListener("toggle", (event) => {
      if (event.newState === "open") place(pop, button);
    });
    pop.addEventListener("keydown", (event) => {
      if (event.key === "Escape") pop.hidePopover();
    });
  });

  /* Long tables: sort by a heading, show the rows that contain a text. */
  const compare = (a, b, number) =>
    number ? (parseFloat(a) || 0) - (parseFloat(b) || 0) : a.localeCompare(b, document.documentElement.lang);
  const sort = (table, heading, place) => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("thead th").forEach((cell) => cell.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const number = heading.classList.contains("hb-number");
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => compare(a.cells[place].textContent, b.cells[place].textContent, number) * (down ? -1 : 1));
    table.tBodies[0].append(...rows);
  };
  document.querySelectorAll(".hb-sortable").forEach((table) => {
    [...table.tHead.rows[0].cells].forEach((heading, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      button.addEventListener("click", () => sort(table, heading, place));
      heading.replaceChildren(button);
    });
  });
  document.querySelectorAll("[data-filter]").forEach((field) => {
    const rows = [...document.getElementById(field.dataset.filter).tBodies[0].rows];
    const line = field.closest(".hb-filter");
    const said = line.querySelector("output");
    line.hidden = false;
    const filter = () => {
      const wanted = field.value.trim().toLowerCase();
      rows.forEach((row) => (row.hidden = !row.textContent.toLowerCase().includes(wanted)));
      said.textContent = `${rows.filter((row) => !row.hidden).length} / ${rows.length}`;
    };
    field.addEventListener("input", filter);
    filter();
  });
})();
