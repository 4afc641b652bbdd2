/* Sentences of the page with places such as {day}: their text stands in a data attribute, the script brings the values. */
(() => {
  "use strict";
  window.hb.fill = (words, values) => words.replace(/\{([a-z][a-z_0-9]*)\}/g, (_, name) => values[name]);

  /* The same for a sentence about a number of things, whose forms the attribute holds as JSON. */
  const rules = new Intl.PluralRules(document.documentElement.lang);
  window.hb.fillCounted = (forms, count, values) => {
    const form = JSON.parse(forms);
    return window.hb.fill(form[rules.select(count)] ?? form.other, { count, ...values });
  };

  /* The order of names in the language of the page. */
  window.hb.order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
})();
