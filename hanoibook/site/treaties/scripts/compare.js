/* Chooses a subject or two articles on the page that compares the conventions, and finds them by words. */
(() => {
  "use strict";
  const form = document.querySelector(".hb-compare");
  if (!form) return;
  const field = (name) => form.querySelector(`[data-compare=${name}]`);
  const said = form.querySelector("output");
  const found = document.querySelector(".hb-found");
  const pair = document.querySelector(".hb-pair");
  const concepts = [...document.querySelectorAll(".hb-concept")];
  const cards = [...document.querySelectorAll(".hb-art")];
  const relations = [...document.querySelectorAll(".hb-relations li")];
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, " ").trim();

  /* One letter more, less or other is forgiven in words of five letters and more. */
  const near = (a, b) => {
    if (b.startsWith(a) || (a.length > 5 && b.startsWith(a.slice(0, 5)))) return true;
    if (a.length < 5 || Math.abs(a.length - b.length) > 1) return false;
    let [i, j, slips] = [0, 0, 0];
    while (i < a.length && j < b.length) {
      if (a[i] === b[j]) [i, j] = [i + 1, j + 1];
      else {
        if (++slips > 1) return false;
        if (a.length > b.length) i += 1;
        else if (a.length < b.length) j += 1;
        else if (a[i] === b[j + 1] && a[i + 1] === b[j]) [i, j] = [i + 2, j + 2];
        else [i, j] = [i + 1, j + 1];
      }
    }
    return slips + (a.length - i) + (b.length - j) <= 1;
  };
  const entries = [
    ...concepts.map((one) => ({ group: "", link: `#${one.id}`, name: one.querySelector("h3").firstChild.textContent,
      words: plain(`${one.dataset.words} ${one.querySelector("h3 + p").textContent}`) })),
    ...cards.filter((card, place) => cards.findIndex((one) => one.dataset.treaty === card.dataset.treaty
      && one.dataset.number === card.dataset.number) === place).map((card) => {
      const link = card.querySelector("a");
      return { group: card.dataset.treaty, link: link.getAttribute("href"), name: link.textContent,
        words: plain(card.lastElementChild.textContent) };
    }),
  ].map((one) => ({ ...one, title: plain(one.name).split(" "), words: one.words.split(" ") }));
  const one = (entry, word) => entry.title.some((other) => near(word, other)) ? 3
    : entry.words.some((other) => near(word, other)) ? 1 : 0;
  /* Most of the words must be there; those in the title count more. */
  const score = (entry, wanted) => {
    const points = wanted.map((word) => one(entry, word));
    return points.filter(Boolean).length * 3 >= wanted.length * 2 ? points.reduce((sum, more) => sum + more, 0) : 0;
  };

  const find = () => {
    const wanted = plain(field("find").value).split(" ").filter(Boolean);
    found.hidden = !wanted.length;
    found.replaceChildren();
    if (!wanted.length) return (said.textContent = "");
    const hits = entries.map((entry) => [score(entry, wanted), entry]).filter(([points]) => points)
      .sort((a, b) => b[0] - a[0]).map(([, entry]) => entry);
    const heads = { "": field("concept").labels[0].firstChild.textContent.trim(), un: field("un").labels[0].firstChild.textContent.trim(),
      budapest: field("budapest").labels[0].firstChild.textContent.trim() };
    for (const [group, head] of Object.entries(heads)) {
      const some = hits.filter((hit) => hit.group === group).slice(0, 6);
      if (!some.length) continue;
      const title = document.createElement("p");
      const list = document.createElement("ul");
      title.append(Object.assign(document.createElement("strong"), { textContent: head }));
      for (const hit of some) {
        const item = document.createElement("li");
        item.append(Object.assign(document.createElement("a"), { href: hit.link, textContent: hit.name }));
        list.append(item);
      }
      found.append(title, list);
    }
    said.textContent = hits.length ? window.hb.fill(form.dataset.shown, { count: hits.length }) : form.dataset.none;
  };

  const show = () => {
    const wanted = field("concept").value;
    const [un, budapest] = [field("un").value, field("budapest").value];
    concepts.forEach((one) => (one.hidden = Boolean(un || budapest) || (wanted !== "" && one.id !== wanted)));
    pair.hidden = !(un || budapest);
    pair.replaceChildren();
    if (pair.hidden) return;
    const sides = document.createElement("div");
    sides.className = "hb-sides";
    for (const [treaty, number] of [["un", un], ["budapest", budapest]]) {
      const side = document.createElement("div");
      side.className = `hb-side hb-side-${treaty}`;
      const card = cards.find((one) => one.dataset.treaty === treaty && one.dataset.number === number);
      if (card) side.append(card.cloneNode(true));
      sides.append(side);
    }
    const list = document.createElement("ul");
    list.className = "hb-relations";
    const seen = new Set();
    for (const row of relations) {
      const fits = (!un || row.dataset.un === un) && (!budapest || row.dataset.budapest === budapest);
      if (fits && !seen.has(row.textContent)) list.append(row.cloneNode(true));
      seen.add(row.textContent);
    }
    pair.append(sides, list);
    said.textContent = list.children.length ? "" : form.dataset.none;
  };

  const state = () => {
    const [un, budapest] = [field("un").value, field("budapest").value];
    if (un || budapest) return `#pair=${un}-${budapest}`;
    return field("concept").value ? `#${field("concept").value}` : "";
  };
  const choose = (name) => {
    if (name === "concept") field("un").value = field("budapest").value = "";
    else field("concept").value = "";
    said.textContent = "";
    show();
    window.history.replaceState(null, "", state() || window.location.pathname);
  };
  const restore = () => {
    const hash = decodeURIComponent(window.location.hash.slice(1));
    const two = hash.match(/^pair=(\d*)-(\d*)$/);
    const concept = concepts.some((one) => one.id === hash) ? hash : "";
    if (!two && !concept) return;
    field("un").value = two ? two[1] : "";
    field("budapest").value = two ? two[2] : "";
    field("concept").value = concept;
    show();
    (two ? pair : document.getElementById(concept)).scrollIntoView();
  };
  ["concept", "un", "budapest"].forEach((name) => field(name).addEventListener("change", () => choose(name)));
  field("find").addEventListener("input", find);
  form.addEventListener("submit", (event) => event.preventDefault());
  field("link").addEventListener("click", async () => {
    await navigator.clipboard?.writeText(window.location.href);
    said.textContent = form.dataset.copied;
  });
  window.addEventListener("hashchange", restore);
  restore();
})();

/* Brings out the lines of an article in the picture of the concordance. */
(() => {
  "use strict";
  const picture = document.querySelector(".hb-concordance");
  if (!picture) return;
  const lines = [...picture.querySelectorAll(".hb-link")];
  const boxes = [...picture.querySelectorAll("a")];
  const note = picture.querySelector("figcaption");
  const first = note.textContent;
  const bring = (box) => {
    const { treaty, number } = box?.dataset ?? {};
    const own = lines.filter((line) => line.dataset[treaty] === number);
    picture.classList.toggle("hb-chosen", Boolean(box));
    lines.forEach((line) => line.classList.toggle("hb-own", own.includes(line)));
    const other = treaty === "un" ? "budapest" : "un";
    const ends = boxes.filter((one) => one.dataset.treaty === other && own.some((line) => line.dataset[other] === one.dataset.number));
    boxes.forEach((one) => one.classList.toggle("hb-own", one === box || ends.includes(one)));
    note.textContent = box ? [box, ...ends].map((one) => one.getAttribute("aria-label")).join(" \u2194 ") : first;
  };
  boxes.forEach((box) => {
    box.addEventListener("mouseenter", () => bring(box));
    box.addEventListener("focus", () => bring(box));
    box.addEventListener("mouseleave", () => bring(null));
    box.addEventListener("blur", () => bring(null));
  });
})();

/* Lets a reader bring rows of a table to its top. */
(() => {
  "use strict";
  document.querySelectorAll(".hb-pinnable").forEach((table) => {
    [...table.tBodies[0].rows].forEach((row) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "hb-pin";
      button.textContent = table.dataset.pin;
      button.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-label", `${table.dataset.pin}: ${row.cells[0].textContent}`);
      button.addEventListener("click", () => {
        const pinned = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", pinned);
        row.classList.toggle("hb-pinned", pinned);
        const others = table.tBodies[0].querySelectorAll("tr.hb-pinned");
        if (pinned) table.tBodies[0].prepend(row);
        else others[others.length - 1]?.after(row);
      });
      row.cells[0].append(" ", button);
    });
  });
})();
