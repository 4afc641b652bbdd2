/* Marks the section that is being read in the list of contents, and brings the current page into view in the list of
   pages. */
(() => {
  "use strict";
  const pages = document.getElementById("hb-pages");
  const current = pages.querySelector("[aria-current=page]");
  if (current) pages.scrollTop = Math.max(0, current.offsetTop - pages.clientHeight / 2);
  const links = [...document.querySelectorAll(".hb-contents a[href^='#']:not([href='#'])")];
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    const line = window.innerHeight / 4;
    const passed = heads.filter((head) => head && head.getBoundingClientRect().top < line).length;
    links.forEach((link, place) =>
      place === passed - 1 ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")
    );
  };
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  if (links.length) window.addEventListener("scroll", later, { passive: true });
})();
