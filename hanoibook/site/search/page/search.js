/* Search: ranks the sections of all pages for what was typed and shows each page once, with the words in their place. */
(() => {
  "use strict";
  const form = document.querySelector(".hb-find");
  const field = form.querySelector("input");
  const said = document.getElementById("search-said");
  const list = document.getElementById("search-results");
  const more = document.querySelector(".hb-more");
  const SHOWN = 10;
  const LENGTH = 230; /* of an excerpt, in characters */
  const SUFFIX = /(?:ications?|ified|ifies|ifying|ations?|ators?|ing|ions?|ied|ies|ers?|ors?|ed|es|[sye])$/;
  let book = null;
  let loading = null;

  const WORD = /[\p{L}\p{N}]+(?:[.,]\d+)*/gu;
  const { fold, places } = window.hb.text;
  const stems = new Map();
  const stem = (word) => {
    if (!stems.has(word)) {
      const cut = /^\d/.test(word) ? word.replace(/,(?=\d{3}(?!\d))/g, "") : /^[a-z]{4,}$/.test(word) ? word.replace(/([^s])s$/, "$1").replace(SUFFIX, "") : word;
      stems.set(word, cut.length < 3 && /^[a-z]/.test(word) ? word : cut);
    }
    return stems.get(word);
  };
  const tokens = (text) => {
    const { whole, at } = places(text);
    return [...whole.matchAll(WORD)].map((one) => ({ stem: stem(one[0]), at: at[one.index], end: at[one.index + one[0].length] }));
  };
  const stemsOf = (text) => (fold(text).match(WORD) ?? []).map(stem);

  const mean = (all) => all.reduce((sum, one) => sum + one.words.length, 0) / all.length;
  const add = (whole, section) => {
    whole.words = whole.words.concat(section.words);
    for (const [word, count] of section.count) whole.count.set(word, (whole.count.get(word) ?? 0) + count);
  };
  const read = (found) => {
    const [pages, sections] = [[], []];
    const holds = new Map();
    for (const [page, title, part, weight, parts] of found.pages) {
      const ofPage = { page, title, part, weight, titled: stemsOf(title), homes: (found.homes[page] ?? []).map(stemsOf), whole: { titled: [], words: [], count: new Map(), worth: 1 } };
      ofPage.whole.of = ofPage;
      pages.push(ofPage);
      for (const [place, heading, text] of parts) {
        const count = new Map();
        const words = stemsOf(text);
        for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
        const titled = stemsOf(heading);
        const section = { of: ofPage, place, heading, text, words, count, titled, worth: found.asides[place] ?? 1 };
        sections.push(section);
        add(ofPage.whole, section);
        for (const word of new Set([...count.keys(), ...titled])) holds.set(word, (holds.get(word) ?? 0) + 1);
      }
    }
    const known = found.words.map(([asked, ...meant]) => ({ asked: stemsOf(asked), meant: meant.map(stemsOf) }));
    return { pages, sections, holds, means: [mean(sections), mean(pages.map((one) => one.whole))], known, vocabulary: [...holds.keys()] };
  };

  const rarity = (word) => Math.log(1 + book.sections.length / (1 + (book.holds.get(word) ?? 0)));
  const placeOf = (words, wanted) =>
    words.findIndex((_, place) => wanted.every((word, next) => words[place + next] === word));

  /* A number as the book writes it: readers part thousands and decimals by other signs, or by spaces. */
  const numbered = (text) =>
    fold(text).replace(/\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*(?!\d)|\d+,\d+/g, (typed) => {
      const forms = [typed, typed.replace(",", "."), typed.replace(/[ .,']/g, "")].map(stemsOf);
      return (forms.find(([only, more]) => !more && book.holds.has(only)) ?? [typed])[0];
    });
  /* An article by its number and paragraph, as in 24(4), art. 24 or 35.1(c), is asked for by its name too. */
  const ARTICLE = /(?<![\w/(.,-])(?:art(?:icle|s?\.)?s?\s*(\d{1,2})(?![\d/,])|(\d{1,2})(?=(?:\.\d{1,2})?\s?\(\w{1,3}\)))\.?/i;
  const article = (text) => fold(text).match(ARTICLE)?.slice(1).find(Boolean);

  /* What is asked: the words as typed, then the same with the book's words for them. */
  const asked = (text) => {
    const number = article(text);
    const typed = stemsOf(number ? fold(text).replace(ARTICLE, `article ${number} `) : numbered(text));
    const found = [{ words: typed, worth: 1 }];
    if (number && typed.length > 2) found.push({ words: stemsOf(`article ${number}`), worth: 1.1 });
    for (const { asked: known, meant } of book.known) {
      const place = placeOf(typed, known);
      if (place < 0) continue;
      meant.forEach((words, rank) => {
        const said = [...typed.slice(0, place), ...words, ...typed.slice(place + known.length)];
        found.push({ words: said, worth: (known.length === typed.length ? 0.95 : 0.8) - 0.1 * rank });
      });
    }
    return found;
  };

  /* A word of the book that begins as the typed one counts less than the word itself. */
  const spread = (word) => {
    const longer = word.length > 3 ? book.vocabulary.filter((one) => one !== word && one.startsWith(word)).slice(0, 20) : [];
    return [[word, 1], ...longer.map((one) => [one, 0.6])];
  };
  const amount = (section, forms) => {
    let best = 0;
    const long = section.words.length / book.means[Number(section === section.of.whole)];
    for (const [word, worth] of forms) {
      const count = section.count.get(word) ?? 0;
      const inText = (count * 2.2) / (count + 1.2 * (0.4 + 0.6 * long));
      const inHeading = section.titled.includes(word) ? 1.4 : 0;
      const inTitle = section.of.titled.includes(word) ? 1.2 : 0;
      best = Math.max(best, worth * (inText + Math.max(inHeading, inTitle)));
    }
    return best;
  };

  const score = (section, { words, worth }, forms, rare) => {
    const amounts = words.map((_, place) => amount(section, forms[place]));
    if (!amounts.some(Boolean)) return 0;
    const all = rare.reduce((sum, one) => sum + one, 0);
    const held = rare.reduce((sum, one, place) => sum + (amounts[place] ? one : 0), 0);
    let sum = rare.reduce((total, one, place) => total + one * amounts[place], 0);
    if (words.length > 1) {
      if (placeOf(section.words, words) >= 0) sum += 0.8 * all;
      if (placeOf(section.titled, words) >= 0) sum += 1.5 * all;
      else if (placeOf(section.of.titled, words) >= 0) sum += all;
    }
    if (section.titled.length && section.titled.slice(0, words.length).join() === words.join()) sum += all;
    return sum * (held / all) ** 3 * section.of.weight * section.worth * worth;
  };

  const search = (text) => {
    const pages = new Map();
    const own = `article-${article(text)}`;
    for (const question of asked(text)) {
      if (!question.words.length) continue;
      const forms = question.words.map(spread);
      const rare = question.words.map(rarity);
      for (const section of book.sections) {
        const points = score(section, question, forms, rare) * (section.place === own ? 4 : 1);
        if (!points) continue;
        const page = pages.get(section.of) ?? { of: section.of, found: new Map(), whole: 0 };
        if (points > (page.found.get(section)?.points ?? 0)) page.found.set(section, { section, points, forms });
        pages.set(section.of, page);
      }
      for (const [of, page] of pages) page.whole = Math.max(page.whole, score(of.whole, question, forms, rare));
    }
    const typed = stemsOf(text);
    const isHome = (of) => of.homes.some((subject) => subject.every((word) => typed.includes(word)));
    return [...pages.values()]
      .map(({ of, found, whole }) => {
        const best = [...found.values()].sort((a, b) => b.points - a.points);
        return { of, best, points: (best[0].points + whole) * (isHome(of) ? 2 : 1) };
      })
      .sort((a, b) => b.points - a.points);
  };

  /* The stretch of text that holds most of the words, with each of them marked. */
  const excerpt = ({ section, forms }) => {
    const found = forms.flat().map(([word]) => word);
    const telling = found.filter((word) => rarity(word) > 1.2);
    const wanted = new Set(telling.length ? telling : found);
    const rare = new Map([...wanted].map((word) => [word, rarity(word)]));
    const hits = tokens(section.text).filter((one) => wanted.has(one.stem));
    const held = (from) => {
      const inside = hits.filter((one) => one.at >= from && one.end < from + LENGTH);
      return [...new Set(inside.map((one) => one.stem))].reduce((sum, word) => sum + rare.get(word), 0);
    };
    let from = 0;
    let most = -1;
    for (const hit of hits) {
      const here = held(hit.at);
      if (here > most) [most, from] = [here, hit.at];
    }
    const text = section.text;
    const sentence = Math.max(text.lastIndexOf(". ", from), text.lastIndexOf("? ", from)) + 1;
    let start = from - sentence < 90 ? sentence : text.lastIndexOf(" ", Math.max(0, from - 60)) + 1;
    while (text[start] === " ") start += 1;
    let end = text.length - start < LENGTH + 30 ? text.length : text.lastIndexOf(" ", start + LENGTH);
    if (end <= start) end = Math.min(text.length, start + LENGTH);
    const line = document.createElement("p");
    line.className = "hb-excerpt";
    line.append(start > sentence + 1 ? "… " : "");
    let at = start;
    for (const hit of hits.filter((one) => one.at >= start && one.end <= end)) {
      line.append(text.slice(at, hit.at), Object.assign(document.createElement("mark"), { textContent: text.slice(hit.at, hit.end) }));
      at = hit.end;
    }
    line.append(text.slice(at, end), end < text.length ? " …" : "");
    return line;
  };

  const link = ({ of, place, heading }) =>
    Object.assign(document.createElement("a"), { href: `${of.page}.html${place ? `#${place}` : ""}`, textContent: heading || of.title });
  const shown = ({ of, best }) => {
    const entry = document.createElement("li");
    const first = best[0].section;
    const isPage = !first.heading || first.heading === of.title;
    const isAside = first.worth < 1; /* "Key points" alone would not say of what */
    const way = isPage ? [of.part] : [of.part, isAside ? first.heading : of.title];
    const above = Object.assign(document.createElement("p"), { className: "hb-found-in", textContent: way.filter(Boolean).join(" › ") });
    const title = document.createElement("h2");
    title.append(link({ ...first, heading: isPage || isAside ? of.title : first.heading, place: isPage && first.heading ? "" : first.place }));
    entry.append(above, title, excerpt(best[0]));
    const others = best.slice(1).filter(({ section, points }) => section.heading && section.heading !== of.title && section.worth === 1 && points > best[0].points / 2).slice(0, 2);
    if (others.length) {
      const line = Object.assign(document.createElement("p"), { className: "hb-found-too", textContent: `${list.dataset.also} ` });
      others.forEach((one, place) => line.append(place ? " · " : "", link(one.section)));
      entry.append(line);
    }
    return entry;
  };

  const show = (text) => {
    const found = text.trim() ? search(text) : [];
    const reach = found.filter((one) => one.points > found[0].points / 12);
    const add = (entries) => list.append(...entries.map(shown));
    list.replaceChildren();
    add(reach.slice(0, SHOWN));
    more.hidden = reach.length <= SHOWN;
    more.onclick = () => {
      const next = list.children.length;
      add(reach.slice(next, next + SHOWN));
      more.hidden = list.children.length >= reach.length;
      list.children[next].querySelector("a").focus();
    };
    const asking = text.trim();
    if (!asking) said.textContent = "";
    else if (!reach.length) said.textContent = window.hb.fill(said.dataset.none, { text: asking });
    else said.textContent = window.hb.fillCounted(said.dataset.found, reach.length, { text: asking });
  };

  /* The texts are read when somebody asks, and not before. */
  const load = () => {
    loading ??= new Promise((done) => {
      window.hbSearch = (found) => {
        book = read(found);
        done();
      };
      document.head.append(Object.assign(document.createElement("script"), { src: form.dataset.texts }));
    });
    return loading;
  };
  const ask = async () => {
    await load();
    show(field.value);
  };
  let waiting = 0;
  field.addEventListener("focus", load, { once: true });
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  const typed = new URLSearchParams(window.location.search).get("q");
  if (typed) {
    field.value = typed;
    document.querySelector(".hb-search input").value = typed;
    ask();
  }
})();
