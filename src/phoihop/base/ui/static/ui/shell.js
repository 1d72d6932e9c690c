// Comforts of the desk; every page works without this file.
const $ = (selector, root = document) => root.querySelector(selector);
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

// Menus are <details>: close on Escape and on a click elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".ph-menu[open], .ph-nav-fold[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(".ph-menu[open], .ph-nav-fold[open]")) {
    menu.open = false;
    $("summary", menu)?.focus();
  }
});

// A form with unsaved words asks before the page is left; a second click on a sent form does nothing.
let unsaved = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-guard]")) unsaved = true;
});
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  unsaved = false;
  if (event.target.method !== "post") return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

// Rows of a list: j and k move, Enter opens, x chooses.
const ROWS = ".ph-rows[data-keys] tbody tr, ul[data-keys] > li";
function moveRow(step) {
  const rows = [...document.querySelectorAll(ROWS)];
  if (!rows.length) return;
  const now = rows.findIndex((row) => row.classList.contains("is-here"));
  const next = Math.min(Math.max(now + step, 0), rows.length - 1);
  rows[now]?.classList.remove("is-here");
  rows[next].classList.add("is-here");
  $("a", rows[next])?.focus({ preventScroll: true });
  rows[next].scrollIntoView({ block: "nearest" });
}

// Ctrl-K: go to an object by code or words.
function palette() {
  const field = $("[data-palette]");
  if (!field) return;
  let dialog = $("#bang-lenh");
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.id = "bang-lenh";
    dialog.className = "ph-dialog ph-palette";
    const input = document.createElement("input");
    input.type = "search";
    input.placeholder = field.placeholder;
    input.setAttribute("aria-label", field.getAttribute("aria-label"));
    const list = document.createElement("ul");
    dialog.append(input, list);
    document.body.append(dialog);
    let waiting;
    let asked = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const mine = ++asked;
        const here = encodeURIComponent(location.pathname);
        const answer = await fetch(`${field.dataset.palette}?q=${encodeURIComponent(input.value)}&o=${here}`);
        if (answer.ok && mine === asked) list.innerHTML = await answer.text();
      }, 120);
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === input) $("a, button", list)?.click();
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      const stops = [input, ...dialog.querySelectorAll("li a, li button")];
      const now = stops.indexOf(document.activeElement);
      stops[(now + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
    });
  }
  dialog.showModal();
  const input = $("input", dialog);
  input.select();
  input.dispatchEvent(new Event("input"));
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    palette();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "j") moveRow(1);
  else if (event.key === "k") moveRow(-1);
  else if (event.key === "x") $(".is-here input[type=checkbox]")?.click();
  else if (event.key === "/") {
    event.preventDefault();
    $(".ph-find input")?.focus();
  } else if (event.key === "?") $("[data-help]")?.click();
});
