/* What a reader may do with a chart: save it as a picture, cite it, link to it, see it on the full screen. */
(() => {
  "use strict";
  const drawn = (frame) =>
    new Promise((resolve, reject) => {
      const ready = () => (frame.dataset.drawn === "yes" ? resolve() : frame.dataset.drawn === "no" && reject(new Error("no chart")));
      new MutationObserver(ready).observe(frame, { attributeFilter: ["data-drawn"] });
      ready();
    });

  const plotted = async (frame) => {
    const plot = frame.querySelector(".hb-plot");
    plot.scrollIntoView({ block: "nearest" });
    await drawn(frame);
    const { offsetWidth: width, offsetHeight: height } = plot;
    return window.Plotly.toImage({ data: plot.data, layout: plot.layout }, { format: "svg", width, height });
  };

  /* An inline drawing takes its colours from the style sheet: they are written into the copy. */
  const drawing = (source) => {
    const copy = source.cloneNode(true);
    const from = [source, ...source.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((part, place) => {
      const style = getComputedStyle(from[place]);
      for (const name of ["fill", "stroke", "stroke-width", "opacity", "font-family", "font-size", "font-weight"])
        part.style.setProperty(name, style.getPropertyValue(name));
    });
    const box = source.viewBox.baseVal;
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", source.clientWidth);
    copy.setAttribute("height", (source.clientWidth * box.height) / box.width);
    return "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  };

  /* A picture on its own says what it shows and whence: in SVG nothing breaks a line, so the words are measured here. */
  const SPACE = "http://www.w3.org/2000/svg";
  const EDGE = 16;
  const FACE = "Arial, Helvetica, sans-serif";
  const part = (name, attributes, text = "") => {
    const one = document.createElementNS(SPACE, name);
    Object.entries(attributes).forEach(([key, value]) => one.setAttribute(key, value));
    one.textContent = text;
    return one;
  };
  const pen = document.createElement("canvas").getContext("2d");
  const broken = (text, face, room) => {
    pen.font = face;
    const fits = (line) => pen.measureText(line).width <= room;
    const cut = (word) => (fits(word) ? [word] : [...word].reduce(([line, ...lines], letter) =>
      fits(line + letter) ? [line + letter, ...lines] : [letter, line, ...lines], [""]).reverse());
    return text.split(" ").flatMap(cut).reduce((lines, word) => {
      const line = lines.length ? `${lines.at(-1)} ${word}` : word;
      return lines.length && fits(line) ? [...lines.slice(0, -1), line] : [...lines, word];
    }, []);
  };
  const written = (texts, top, width, colours) => {
    let y = top;
    const lines = texts.filter(([text]) => text).flatMap(([text, size, weight, colour]) => {
      const room = (width - 2 * EDGE) * 0.94; // another machine may have a wider typeface
      const found = broken(text, `${weight} ${size}px ${FACE}`, room).map((line) => {
        y += size * 1.35;
        const fill = colours.getPropertyValue(`--hb-${colour}`).trim();
        return part("text", { x: EDGE, y, fill, "font-family": FACE, "font-size": size, "font-weight": weight }, line);
      });
      y += 4;
      return found;
    });
    return [lines, y];
  };

  const address = (frame) => (document.querySelector("link[rel=canonical]")?.href ?? window.location.href.split("#")[0]) + "#" + frame.id;
  const citation = (frame) =>
    frame.querySelector(".hb-citation").firstChild.textContent.trim() + " " + address(frame);
  const said = (frame, name) => (frame.querySelector(name)?.textContent ?? "").replace(/[ \n]+/g, " ").trim();
  const above = (frame) => [[said(frame, ".hb-chart-title"), 18, 700, "ink"], [said(frame, ".hb-chart-subtitle"), 14, 400, "muted"]];
  const below = (frame) => [
    [said(frame, ":scope > .hb-assume .hb-assume-said"), 13, 400, "ink"],
    [said(frame, ":scope > .hb-note"), 12, 400, "muted"],
    [`${said(frame, ".hb-sources .hb-names")} ${said(frame, ".hb-sources .hb-more")}`.trim(), 12, 400, "muted"],
    [said(frame, ".hb-standing"), 12, 400, "muted"],
    [`${document.body.dataset.book} ${document.querySelector("link[rel=canonical]") ? address(frame) : ""}`.trim(), 12, 400, "muted"],
  ];

  const loaded = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  };
  const framed = async (frame) => {
    const svg = frame.querySelector(".hb-drawing svg");
    const inner = svg ? drawing(svg) : await plotted(frame);
    const { width: wide, height: high } = await loaded(inner);
    const aside = svg ? EDGE : 0; // a figure of Plotly's has a margin of its own
    const width = Math.max(wide + 2 * aside, 300);
    const colours = getComputedStyle(document.documentElement);
    const [head, top] = written(above(frame), EDGE / 2, width, colours);
    const [foot, end] = written(below(frame), top + high + 8, width, colours);
    const whole = part("svg", { width, height: end + EDGE, viewBox: `0 0 ${width} ${end + EDGE}` });
    const text = inner.slice(inner.indexOf(",") + 1);
    const chart = new DOMParser().parseFromString(decodeURIComponent(text), "image/svg+xml").documentElement;
    chart.setAttribute("x", aside);
    chart.setAttribute("y", top + 4);
    whole.append(part("title", {}, said(frame, ".hb-chart-title")));
    whole.append(part("desc", {}, frame.querySelector("[role=img]").getAttribute("aria-label")));
    const paper = getComputedStyle(document.body).backgroundColor;
    whole.append(part("rect", { width: "100%", height: "100%", fill: paper }), ...head, chart, ...foot);
    return new XMLSerializer().serializeToString(whole);
  };
  const painted = async (text) => {
    const image = await loaded("data:image/svg+xml;charset=utf-8," + encodeURIComponent(text));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) =>
      canvas.toBlob((file) => (file ? resolve(file) : reject(new Error("no picture"))), "image/png"));
  };
  const picture = async (frame, format) => {
    const text = await framed(frame);
    return format === "svg" ? new Blob([text], { type: "image/svg+xml" }) : painted(text);
  };

  document.querySelectorAll(".hb-chart").forEach((frame) => {
    const said = frame.querySelector(".hb-actions > .hb-said");
    const keep = async (format) => {
      said.textContent = "";
      try {
        window.hb.save(await picture(frame, format), `${frame.dataset.chart}.${format}`, said);
      } catch {
        said.textContent = said.dataset.unsaved;
      }
    };
    const copy = async (text, button) => {
      said.textContent = "";
      if (await window.hb.copy(text, button)) said.textContent = said.dataset.copied;
    };
    const full = async () => {
      said.textContent = "";
      await frame.requestFullscreen().catch(() => (said.textContent = said.dataset.notFull));
    };
    const deeds = {
      svg: () => keep("svg"),
      png: () => keep("png"),
      cite: (button) => copy(citation(frame), button),
      link: (button) => copy(address(frame), button),
      full: () => (document.fullscreenElement ? document.exitFullscreen() : full()),
    };
    frame.querySelectorAll("[data-do]").forEach((button) => button.addEventListener("click", () => deeds[button.dataset.do](button)));
    frame.querySelectorAll(".hb-tools").forEach((tool) => (tool.hidden = false));
    frame.querySelector("[data-do=full]").hidden = !document.fullscreenEnabled;
  });
})();
