/* Answers outlast a reload: the entry of the tab's history keeps them, as it keeps the order of options, and no storage. */
(() => {
  "use strict";
  const { question } = window.hb;
  const forms = [...document.querySelectorAll(".hb-quiz")].filter((form) => !form.closest(".hb-cards"));
  const kept = () => window.history.state?.drafts ?? {};
  const keep = (drafts) => window.history.replaceState({ ...window.history.state, drafts }, "");
  const fields = (form) => [...form.querySelectorAll("input, select")];
  const values = (form) => fields(form).map((one) => (one.type === "radio" ? one.checked : one.value));

  forms.forEach((form) => {
    const draft = kept()[form.id];
    if (draft?.values.length === fields(form).length) {
      fields(form).forEach((one, place) => (one[one.type === "radio" ? "checked" : "value"] = draft.values[place]));
      const show = () => question.show(form);
      if (draft.checked && form.dataset.kind === "numeric") document.addEventListener("hb-reads", show, { once: true });
      else if (draft.checked) show();
    }
    const note = (checked) => keep({ ...kept(), [form.id]: { values: values(form), checked } });
    form.addEventListener("input", () => note(false));
    if (!form.closest(".hb-test")) form.addEventListener("submit", () => note(true));
  });
  window.hb.dropDrafts = () => keep({});
})();
