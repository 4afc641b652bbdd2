/* The picture of the concordance: brings out the lines of an article, walks by arrow keys, shows a part. */
(() => {
  "use strict";
  const picture = document.querySelector(".hb-concordance");
  if (!picture) return;
  const columns = picture.querySelector(".hb-columns");
  const number = (element, name) => Number(element.style.getPropertyValue(name));
  const drawings = [["wide", ".hb-wide"], ["narrow", ".hb-phone"]].map(([form, name]) => {
    const svg = columns.querySelector(name);
    return { form, svg, lines: [...svg.children], whole: number(columns, `--${form}`) };
  });
  const lines = drawings.flatMap((one) => one.lines);
  const nodes = [...picture.querySelectorAll(".hb-column a")];
  const chapters = [...picture.querySelectorAll(".hb-chapter")];
  const note = picture.querySelector("figcaption");
  const first = note.textContent;
  const other = { un: "budapest", budapest: "un" };
  const paths = new Map(lines.map((line) => [line, line.getAttribute("d")]));
  const styles = new Map(nodes.map((one) => [one, one.parentElement.getAttribute("style")]));
  const of = (node) => drawings[0].lines.filter((line) => !line.hasAttribute("hidden") && line.dataset[node.dataset.treaty] === node.dataset.number);
  const at = (treaty, wanted) => nodes.find((one) => one.dataset.treaty === treaty && one.dataset.number === wanted);
  const ends = (node) => of(node).map((line) => at(other[node.dataset.treaty], line.dataset[other[node.dataset.treaty]]));
  const name = (node) => node.textContent.trim().replace(/\s+/g, " ");

  const bring = (node) => {
    const joined = (line) => line.dataset[node.dataset.treaty] === node.dataset.number;
    const both = node ? [node, ...ends(node)] : [];
    picture.classList.toggle("hb-chosen", Boolean(node));
    lines.forEach((line) => line.classList.toggle("hb-own", Boolean(node) && joined(line)));
    nodes.forEach((one) => one.classList.toggle("hb-own", both.includes(one)));
    note.textContent = !node ? first : both.length > 1 ? both.map(name).join(" \u2194 ")
      : [name(node), picture.querySelector(`.hb-kinds [data-relation="${node.dataset.alone}"]`)?.dataset.word].filter(Boolean).join(": ");
  };

  /* One stop for the Tab key; the arrows walk up and down a column and across a line. */
  const stop = (node) => nodes.forEach((one) => (one.tabIndex = one === node ? 0 : -1));
  const walk = (event) => {
    const seen = nodes.filter((one) => !one.parentElement.hidden);
    const here = seen.filter((one) => one.dataset.treaty === event.target.dataset.treaty);
    const place = here.indexOf(event.target);
    const across = () => ends(event.target)[0] ?? null;
    const left = event.target.dataset.treaty === "un";
    const next = { ArrowDown: here[place + 1], ArrowUp: here[place - 1], Home: here[0], End: here.at(-1),
      ArrowLeft: left ? across() : null, ArrowRight: left ? null : across() }[event.key];
    if (!next) return;
    event.preventDefault();
    stop(next);
    next.focus();
  };
  nodes.forEach((node) => {
    node.addEventListener("mouseenter", () => bring(node));
    node.addEventListener("mouseleave", () => bring(null));
    node.addEventListener("focus", () => { stop(node); bring(node); });
    node.addEventListener("blur", () => bring(null));
    node.addEventListener("keydown", walk);
  });
  stop(nodes.find((one) => one.dataset.treaty === "un"));

  /* Puts what is kept close together: the UN articles from the top, Budapest's beside their counterparts. */
  const close = ({ form, svg, lines: own }) => {
    const middle = new Map();
    let down = 0;
    for (const treaty of ["un", "budapest"]) {
      let end = 0;
      for (const node of nodes) {
        if (node.dataset.treaty !== treaty || node.parentElement.hidden) continue;
        const high = number(node.parentElement, `--${form}-h`);
        const wanted = treaty === "un" ? [] : ends(node).map((one) => middle.get(one));
        const mean = wanted.reduce((sum, one) => sum + one, 0) / wanted.length;
        const place = wanted.length ? Math.max(end, mean - high / 2) : end;
        node.parentElement.style.setProperty(`--${form}-y`, place);
        middle.set(node, place + high / 2);
        end = place + high;
      }
      down = Math.max(down, end);
    }
    own.filter((line) => !line.hasAttribute("hidden")).forEach((line) => {
      const [from, to] = [middle.get(at("budapest", line.dataset.budapest)), middle.get(at("un", line.dataset.un))];
      line.setAttribute("d", `M0 ${from}C50 ${from} 50 ${to} 100 ${to}`);
    });
    high({ form, svg }, down);
  };
  const high = ({ form, svg }, height) => {
    columns.style.setProperty(`--${form}`, height);
    svg.setAttribute("viewBox", `0 0 100 ${height}`);
  };
  const restore = () => {
    [...nodes.map((one) => one.parentElement), ...chapters].forEach((one) => (one.hidden = false));
    styles.forEach((style, node) => node.parentElement.setAttribute("style", style));
    paths.forEach((path, line) => { line.removeAttribute("hidden"); line.setAttribute("d", path); });
    drawings.forEach((one) => high(one, one.whole));
  };

  /* Shows the lines and articles that are wanted, or all of them; `keeps` and `joins` tell which. */
  const show = (keeps, joins) => {
    restore();
    if (keeps) {
      lines.forEach((line) => line.toggleAttribute("hidden", !joins(line.dataset)));
      const ended = new Set(lines.filter((line) => joins(line.dataset)).flatMap((line) => [`un-${line.dataset.un}`, `budapest-${line.dataset.budapest}`]));
      nodes.forEach((one) => (one.parentElement.hidden = !(keeps(one.dataset) || ended.has(`${one.dataset.treaty}-${one.dataset.number}`))));
      chapters.forEach((one) => (one.hidden = true));
      if (nodes.some((one) => !one.parentElement.hidden)) drawings.forEach(close);
    }
    const seen = nodes.filter((one) => !one.parentElement.hidden);
    if (!seen.some((one) => one.tabIndex === 0)) stop(seen.find((one) => one.dataset.treaty === "un") ?? seen[0]);
    bring(seen.includes(document.activeElement) ? document.activeElement : null);
  };

  /* The key of the lines chooses a relation. */
  const kinds = [...picture.querySelectorAll(".hb-kinds li")].map((item) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.kind = item.dataset.relation;
    button.setAttribute("aria-pressed", "false");
    button.append(...item.childNodes);
    item.dataset.word = button.textContent.trim().replace(/\s*\d+$/, "");
    item.append(button);
    return button;
  });

  window.hb.concordance = { picture, nodes, kinds, show };
})();
