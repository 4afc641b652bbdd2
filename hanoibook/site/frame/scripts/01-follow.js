/* What is shown follows from fields and address: when the page comes, when a browser has put fields back or brings the
   whole page back, when the address changes. `show` may run at any time, as often as it likes; it gets the event. */
(() => {
  "use strict";
  window.hb.follow = (show) => {
    show();
    window.addEventListener("pageshow", show);
    window.addEventListener("popstate", show);
  };
  /* The place that the address names. */
  window.hb.place = () => {
    try {
      return decodeURIComponent(window.location.hash.slice(1));
    } catch {
      return ""; /* a mistyped address */
    }
  };
})();
