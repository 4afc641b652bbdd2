/* What a reader may do with a chart: save it as a picture, cite it, link to it, see it on the full screen. */
(() => {
  "use strict";
  const save = (address, name) => {
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
  };

  const drawn = (frame) =>
    new Promise((resolve) => {
      const ready = () => frame.dataset.drawn === "yes" && resolve();
      new MutationObserver(ready).observe(frame, { attributeFilter: ["data-drawn"] });
      ready();
    });

  const plotted = async (frame, format) => {
    const plot = frame.querySelector(".hb-plot");
    plot.scrollIntoView({ block: "nearest" });
    await drawn(frame);
    const paper = getComputedStyle(document.body).backgroundColor;
    const copy = { data: plot.data, layout: { ...plot.layout, paper_bgcolor: paper } };
    const { offsetWidth: width, offsetHeight: height } = plot;
    return window.Plotly.toImage(copy, { format, width, height, scale: format === "png" ? 2 : 1 });
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
    copy.setAttribute("width", box.width);
    copy.setAttribute("height", box.height);
    return "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  };

  const painted = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    const pen = canvas.getContext("2d");
    pen.fillStyle = getComputedStyle(document.body).backgroundColor;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png");
  };

  const picture = async (frame, format) => {
    const svg = frame.querySelector(".hb-drawing svg");
    if (!svg) return plotted(frame, format);
    return format === "svg" ? drawing(svg) : painted(drawing(svg));
  };

  const address = (frame) => window.location.href.split("#")[0] + "#" + frame.id;
  const citation = (frame) =>
    frame.querySelector(".hb-citation").firstChild.textContent.trim() + " " + address(frame);

  document.querySelectorAll(".hb-chart").forEach((frame) => {
    const said = frame.querySelector(".hb-said");
    const keep = async (format) => {
      save(await picture(frame, format), `${frame.dataset.chart}.${format}`);
      said.textContent = said.dataset.saved;
    };
    const copy = async (text) => {
      await navigator.clipboard.writeText(text);
      said.textContent = said.dataset.copied;
    };
    const deeds = {
      svg: () => keep("svg"),
      png: () => keep("png"),
      cite: () => copy(citation(frame)),
      link: () => copy(address(frame)),
      full: () => (document.fullscreenElement ? document.exitFullscreen() : frame.requestFullscreen()),
    };
    frame.querySelectorAll("[data-do]").forEach((button) => button.addEventListener("click", deeds[button.dataset.do]));
    frame.querySelectorAll(".hb-tools").forEach((tool) => (tool.hidden = false));
    frame.querySelector("[data-do=full]").hidden = !document.fullscreenEnabled;
    frame.querySelector(".hb-cite p[hidden]").hidden = !navigator.clipboard;
  });
})();
