// A long list of agencies gets a box to search it, with or without accents; without scripts the whole list stands there.
const LONG = 20;
const FIND = document.body.dataset.find;
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
// Each typed word begins a word of the name, as in Ctrl-K.
const fits = (text, typed) => {
  const words = fold(text).split(/[^a-z0-9]+/);
  return fold(typed).split(/\s+/).every((begun) => words.some((word) => word.startsWith(begun)));
};

function box(label) {
  const input = document.createElement("input");
  input.type = "search";
  input.className = "form-control ph-pick-find";
  input.placeholder = label;
  input.setAttribute("aria-label", label);
  input.autocomplete = "off";
  // Enter in this box must not send the form.
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  return input;
}

// Boxes to tick: what is ticked stays in sight and stays ticked.
for (const list of document.querySelectorAll(".ph-pick-list")) {
  const rows = [...list.children];
  if (rows.length <= LONG) continue;
  const input = box(FIND);
  list.before(input);
  input.addEventListener("input", () => {
    for (const row of rows) row.hidden = !row.querySelector(":checked") && !fits(row.textContent, input.value);
  });
}

// A list of one answer: while something is typed, only what fits stays in it, and what alone fits is chosen.
for (const select of document.querySelectorAll(":is(.ph-field, .tri-group) > select:not([multiple])")) {
  const options = [...select.options];
  if (options.length <= LONG) continue;
  const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`)?.firstChild?.textContent.trim() ?? "";
  const input = box(`${FIND}: ${label}`);
  select.before(input);
  let before = select.value;
  select.addEventListener("change", () => (before = select.value));
  input.addEventListener("input", () => {
    const typed = input.value.trim();
    const found = options.filter((option) => !typed || (option.value && fits(option.text, typed)));
    const kept = found.some((option) => option.value === before) ? before : "";
    select.replaceChildren(...(typed && !kept ? [options[0], ...found] : found));
    const chosen = typed && found.length === 1 ? found[0].value : kept;
    select.value = chosen;
    if (chosen && chosen !== before) select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
