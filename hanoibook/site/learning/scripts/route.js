/* The route that a learner has chosen: the next page of it, and before a page only questions on what the route has read. */
(() => {
  "use strict";
  const { store } = window.hb;
  const takes = [...document.querySelectorAll(".hb-take[data-route]")];
  const nav = document.querySelector(".hb-route-next");
  const steps = nav ? [...nav.querySelectorAll("[data-route]")] : [];
  const folds = [...document.querySelectorAll(".hb-fold-recall")];
  const routesOf = (fold) => fold.dataset.routes?.split(" ") ?? [];

  window.hb.onChange(() => {
    const chosen = store.get("route");
    takes.forEach((take) => {
      const { route, leave, take: begin } = take.dataset;
      take.querySelector(".hb-take-do").textContent = route === chosen ? leave : begin;
    });
    const step = steps.find((one) => one.dataset.route === chosen);
    steps.forEach((one) => (one.hidden = one !== step));
    if (nav) nav.hidden = !step;
    const before = step && "before" in step.dataset ? step.dataset.before.split(" ") : null;
    document.body.toggleAttribute("data-on-route", before !== null);
    const own = folds.find((fold) => routesOf(fold).includes(chosen));
    folds.forEach((fold) => {
      const added = "routes" in fold.dataset;
      fold.hidden = added ? fold !== own : before !== null && (Boolean(own) || !before.includes(fold.dataset.of));
    });
  });

  takes.forEach((take) => {
    take.hidden = false;
    take.querySelector("button").addEventListener("click", () => {
      const left = store.get("route") === take.dataset.route;
      store.set("route", left ? "" : take.dataset.route);
      take.querySelector("[role=status]").textContent = (left ? take.dataset.left : take.dataset.taken) + store.note();
    });
  });
})();
