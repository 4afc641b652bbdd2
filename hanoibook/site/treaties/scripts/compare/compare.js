/* Chooses a subject or two articles on the page that compares the conventions, and finds them by words. */
(() => {
  "use strict";
  const form = document.querySelector(".hb-compare");
  if (!form) return;
  const field = (name) => form.querySelector(`[data-compare=${name}]`);
  const said = form.querySelector("output");
  const found = document.querySelector(".hb-found");
  const pair = document.querySelector(".hb-pair");
  const { picture, nodes, kinds, show: part } = window.hb.concordance;
  const concepts = [...document.querySelectorAll(".hb-concept")];
  const subjects = concepts[0].closest("section");
  const table = document.getElementById("table-concordance").closest("details");
  const cards = [...document.querySelectorAll(".hb-art")];
  const relations = [...document.querySelectorAll(".hb-relations li")];
  const { plain } = window.hb.text;

  /* What there is to choose stands on the page already. */
  const offer = (name, value, words) => field(name).append(new Option(words, value));
  concepts.forEach((one) => offer("concept", one.dataset.concept, one.querySelector("h3").firstChild.textContent));
  nodes.forEach((one) => offer(one.dataset.treaty, one.dataset.number,
    `${one.dataset.number} \u00b7 ${one.querySelector(".hb-name").textContent}`));

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
    ...concepts.map((one) => ({ group: "", link: `#${one.dataset.concept}`, name: one.querySelector("h3").firstChild.textContent,
      words: plain(`${one.querySelector("[data-words]").dataset.words} ${one.querySelector(".hb-covers").textContent}`) })),
    ...cards.map((card) => ({ group: card.dataset.treaty, link: `#${card.id}`, name: card.querySelector("a").textContent,
      words: plain(card.lastElementChild.textContent) })),
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
    if (!wanted.length) return;
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

  const kind = () => kinds.find((one) => one.getAttribute("aria-pressed") === "true")?.dataset.kind ?? "";
  const press = (wanted) => kinds.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.kind === wanted)));
  const chosen = () => ({ concept: field("concept").value, un: field("un").value, budapest: field("budapest").value, kind: kind() });
  const card = (treaty, number) => cards.find((one) => one.dataset.treaty === treaty && one.dataset.number === number);
  /* Every row of the concordance once. */
  const rows = [...new Map(relations.map((row) => [`${row.dataset.un}-${row.dataset.budapest}`, row])).values()];
  const fits = ({ un, budapest, kind }, row) => (!un || row.un === un) && (!budapest || row.budapest === budapest) && (!kind || row.relation === kind);

  /* Both texts side by side: the articles chosen and those that answer to them. */
  const sides = ({ un, budapest }, found) => {
    const both = document.createElement("div");
    both.className = "hb-sides";
    for (const [treaty, number] of [["budapest", budapest], ["un", un]]) {
      const side = document.createElement("div");
      side.className = `hb-side hb-side-${treaty}`;
      const numbers = number ? [number] : [...new Set(found.map((row) => row.dataset[treaty]).filter(Boolean))].sort((a, b) => a - b);
      numbers.forEach((one) => {
        const copy = card(treaty, one)?.cloneNode(true);
        copy?.removeAttribute("id");
        if (copy) side.append(copy);
      });
      both.append(side);
    }
    return both;
  };
  const panel = (choice) => {
    pair.replaceChildren();
    pair.hidden = !(choice.un || choice.budapest || choice.kind);
    if (pair.hidden) return;
    const found = rows.filter((row) => fits(choice, row.dataset));
    const list = document.createElement("ul");
    list.className = "hb-relations";
    list.append(...found.map((row) => row.cloneNode(true)));
    if (!choice.kind) pair.append(sides(choice, found));
    pair.append(list);
    said.textContent = found.length ? "" : form.dataset.none;
  };
  const drawn = (choice) => {
    const { concept, un, budapest } = choice;
    if (!concept) {
      const alone = new Set(rows.filter((row) => fits(choice, row.dataset)).flatMap((row) => [`un-${row.dataset.un}`, `budapest-${row.dataset.budapest}`]));
      if (un) alone.add(`un-${un}`);
      if (budapest) alone.add(`budapest-${budapest}`);
      return part((node) => alone.has(`${node.treaty}-${node.number}`), (line) => fits(choice, line));
    }
    const section = concepts.find((one) => one.dataset.concept === concept);
    const own = new Set([...section.querySelectorAll(".hb-art")].map((one) => one.id));
    return part((node) => own.has(`${node.treaty}-${node.number}`), (line) => own.has(`un-${line.un}`) || own.has(`budapest-${line.budapest}`));
  };
  const show = () => {
    const choice = chosen();
    const any = Object.values(choice).some(Boolean);
    said.textContent = "";
    if (any) drawn(choice);
    else part(null);
    panel(choice);
    field("reset").hidden = field("link").hidden = !any;
    concepts.forEach((one) => {
      one.hidden = any && one.dataset.concept !== choice.concept;
      one.open = any ? one.dataset.concept === choice.concept : one.open && !one.dataset.byChoice;
      if (any && one.open) one.dataset.byChoice = "";
      else delete one.dataset.byChoice;
    });
    subjects.hidden = any && !choice.concept;
    table.hidden = any;
    find();
  };
  const state = ({ concept, un, budapest, kind }) =>
    un || budapest ? `#pair=${un}-${budapest}` : concept ? `#${concept}` : kind ? `#relation=${kind}` : "";
  const set = (choice) => {
    for (const name of ["concept", "un", "budapest"]) field(name).value = choice[name] ?? "";
    press(choice.kind ?? "");
    show();
  };
  const choose = (choice) => {
    set(choice);
    window.history.replaceState(window.history.state, "", state(chosen()) || window.location.pathname + window.location.search);
  };
  const read = (hash) => {
    const two = hash.match(/^pair=(\d*)-(\d*)$/);
    if (two) return { un: two[1], budapest: two[2] };
    const one = hash.match(/^(un|budapest)-(\d+)$/);
    if (one && card(one[1], one[2])) return { [one[1]]: one[2] };
    const relation = hash.match(/^relation=(\w+)$/);
    if (relation) return { kind: relation[1] };
    return concepts.some((one) => one.dataset.concept === hash) ? { concept: hash } : null;
  };
  /* The address names a choice or a place of the page; without either, what a browser has put back into fields holds. */
  const follow = (event) => {
    const hash = window.hb.place();
    const choice = read(hash);
    if (choice || (!hash && event?.type === "popstate")) set(choice ?? {});
    else show();
    if (event?.type === "pageshow") return; /* the reader is where they were */
    if (choice) {
      (choice.concept ? document.getElementById(choice.concept) : form).scrollIntoView();
      return;
    }
    const target = hash && document.getElementById(hash);
    if (!target) return;
    if (target.closest("[hidden]")) set({});
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };
  field("concept").addEventListener("change", () => choose({ concept: field("concept").value }));
  ["un", "budapest"].forEach((name) =>
    field(name).addEventListener("change", () => choose({ un: field("un").value, budapest: field("budapest").value })));
  kinds.forEach((one) => one.addEventListener("click", () => choose({ kind: kind() === one.dataset.kind ? "" : one.dataset.kind })));
  nodes.forEach((one) => one.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    choose({ [one.dataset.treaty]: one.dataset.number });
    picture.scrollIntoView();
  }));
  field("reset").addEventListener("click", () => {
    field("find").value = "";
    choose({});
    field("concept").focus();
  });
  field("find").addEventListener("input", () => {
    said.textContent = "";
    find();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  field("link").addEventListener("click", async () => {
    said.textContent = "";
    if (await window.hb.copy(window.location.href, field("link"))) said.textContent = form.dataset.copied;
  });
  window.hb.follow(follow);
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
