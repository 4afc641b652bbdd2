/* Offers the citation of an article in four styles. */
(() => {
  "use strict";
  const words = document.querySelector(".hb-cite-styles")?.dataset;
  if (!words) return;
  const styles = { APA: words.apa, Chicago: words.chicago, OSCOLA: words.oscola, BibTeX: words.bibtex };
  document.querySelectorAll("h3[data-number]").forEach((heading) => {
    const entry = heading.parentElement;
    const address = `${window.location.href.split("#")[0]}#${entry.id}`;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "hb-cite-button", textContent: words.cite });
    button.setAttribute("aria-label", `${words.cite}: ${heading.textContent}`);
    button.setAttribute("aria-expanded", "false");
    const box = Object.assign(document.createElement("dl"), { className: "hb-cite-box", hidden: true });
    const fill = () => {
      for (const [style, pattern] of Object.entries({ ...styles, URL: "{url}" })) {
        const text = window.hb.fill(pattern, { article: heading.dataset.number, url: address });
        const copy = Object.assign(document.createElement("button"), { type: "button", className: "hb-cite-copy", textContent: words.copy });
        copy.setAttribute("aria-label", `${words.copy}: ${style}`);
        window.hb.copyButton(copy, () => text, words);
        const name = Object.assign(document.createElement("dt"), { textContent: style });
        const said = Object.assign(document.createElement("dd"), { textContent: `${text} ` });
        said.append(copy);
        box.append(name, said);
      }
    };
    button.addEventListener("click", () => {
      if (!box.children.length) fill();
      box.hidden = !box.hidden;
      button.setAttribute("aria-expanded", !box.hidden);
    });
    entry.append(button, box);
  });
})();
