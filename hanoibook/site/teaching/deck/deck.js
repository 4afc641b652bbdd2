/* Runs the slides. `?notes` opens the speaker's window beside them: notes, clock, what comes next. */
(() => {
  "use strict";
  const slides = [...document.querySelectorAll(".slides > section")];
  const words = document.body.dataset;
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  const show = () => {
    const button = document.querySelector(".hb-open-notes");
    let notes = null;
    Reveal.initialize({
      width: 1280, height: 720, margin: 0, hash: true, center: false, slideNumber: "c/t",
      transition: still ? "none" : "fade", controlsTutorial: false, pdfSeparateFragments: false,
      showNotes: /print-notes/.test(location.search) ? "separate-page" : false,
    });
    const tell = () => notes?.postMessage({ slide: Reveal.getState().indexh }, "*");
    Reveal.on("slidechanged", tell);
    button.hidden = false;
    button.addEventListener("click", () => {
      notes = window.open(`${location.pathname}?notes`, "hb-notes", "width=700,height=600");
    });
    window.addEventListener("message", (event) => {
      if (event.source !== notes) return;
      if (event.data === "ready") tell();
      if (event.data === "next") Reveal.next();
      if (event.data === "previous") Reveal.prev();
    });
  };

  const speak = () => {
    const started = Date.now();
    const pane = document.createElement("main");
    pane.className = "hb-notes-window";
    const parts = Object.fromEntries(
      [["clock", "p"], ["title", "h1"], ["notes", "div"], ["coming", "p"]].map(([name, tag]) => {
        const part = document.createElement(tag);
        part.className = `hb-${name}`;
        pane.append(part);
        return [name, part];
      })
    );
    parts.notes.setAttribute("aria-live", "polite");
    let now = 0;
    const tick = () => {
      const { start, end } = slides[now].dataset;
      const minute = Math.floor((Date.now() - started) / 60_000);
      const run = fill(words.elapsed, { minute, minutes: words.minutes });
      parts.clock.textContent = end ? `${run} · ${fill(words.planned, { start, end })}` : run;
    };
    const turn = (place) => {
      now = Math.max(0, Math.min(slides.length - 1, place));
      const heading = (slide) => slide.querySelector("h1, h2").textContent;
      parts.title.textContent = heading(slides[now]);
      parts.notes.replaceChildren(...(slides[now].querySelector(".notes")?.cloneNode(true).children ?? []));
      parts.coming.textContent = slides[now + 1] ? `${words.next}: ${heading(slides[now + 1])}` : words.end;
      tick();
    };
    document.body.replaceChildren(pane);
    window.addEventListener("message", (event) => event.source === window.opener && turn(event.data.slide));
    const order = { ArrowRight: "next", ArrowDown: "next", " ": "next", ArrowLeft: "previous", ArrowUp: "previous" };
    window.addEventListener("keydown", (event) => {
      const step = order[event.key];
      if (!step) return;
      event.preventDefault();
      if (window.opener) window.opener.postMessage(step, "*");
      else turn(now + (step === "next" ? 1 : -1));
    });
    turn(0);
    setInterval(tick, 1000);
    window.opener?.postMessage("ready", "*");
  };

  if (location.search === "?notes") speak();
  else show();
})();
