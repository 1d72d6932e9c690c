// Keys of intake and triage. Everything here also works with the mouse and without scripts.
const typing = (target) => target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]:not(:disabled)`);
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("input[type=radio]")) {
    wanted.focus();
    if (event.key !== "s") wanted.checked = true;
    const other = wanted.form?.querySelector(`select[name="other_${wanted.name}"]`);
    if (other) other.value = "";
  } else if (wanted.matches("select, input, textarea")) {
    wanted.focus();
  } else {
    wanted.click();
  }
});

// A picked radio empties the "other" list beside it, and the list unpicks the radios: one answer, never two.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.matches("input[type=radio]")) {
    const other = field.form?.querySelector(`select[name="other_${field.name}"]`);
    if (other) other.value = "";
  } else if (field.matches("select[name^=other_]") && field.value) {
    for (const radio of field.form.querySelectorAll(`input[type=radio][name="${field.name.slice(6)}"]`)) radio.checked = false;
  } else if (field.matches("[data-all]")) {
    for (const box of field.form.querySelectorAll("input[name=chosen]")) box.checked = field.checked;
  }
});

// What goes on elsewhere (progress, who has it open) is asked for every few seconds; a settled one reloads the page.
function poll(part) {
  setTimeout(async () => {
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const method = part.dataset.method ?? "get";
    try {
      const answer = await fetch(part.dataset.url, { method, headers: method === "post" ? { "X-CSRFToken": token } : {} });
      if (answer.headers.get("HX-Refresh")) return window.location.reload();
      if (answer.ok) {
        const wasLocked = part.classList.contains("is-locked");
        const box = document.createElement("template");
        box.innerHTML = await answer.text();
        const fresh = box.content.firstElementChild;
        if (wasLocked && !fresh.classList.contains("is-locked")) return window.location.reload();
        part.replaceWith(fresh);
        part = fresh;
      }
    } catch {
      // No network for a moment: the next round asks again.
    }
    if (part.dataset.poll) poll(part);
  }, Number(part.dataset.poll) * 1000);
}
for (const part of document.querySelectorAll("[data-poll]")) poll(part);

// The open card, and its place in the paper, come into sight beside each other.
for (const [part, box] of [[".in-paper .is-lit", ".in-paper"], [".in-card.is-open", ".in-items"]]) {
  const found = document.querySelector(part);
  const pane = found?.closest(box);
  if (pane && pane.scrollHeight > pane.clientHeight) {
    const room = box === ".in-paper" ? pane.clientHeight / 3 : 0;
    pane.scrollTop += found.getBoundingClientRect().top - pane.getBoundingClientRect().top - room;
  }
}

// "t" with a selection or a cursor in the words begins the split there.
document.querySelector("[data-cut-link]")?.addEventListener("click", (event) => {
  const words = document.getElementById("nguyen-van");
  const picked = window.getSelection();
  if (!words || !picked?.anchorNode || !words.contains(picked.anchorNode)) return;
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(picked.anchorNode, picked.anchorOffset);
  const at = before.toString().length;
  if (at > 0) {
    event.preventDefault();
    const address = new URL(event.currentTarget.href);
    address.searchParams.set("cat", String(at));
    window.location.assign(address);
  }
});
