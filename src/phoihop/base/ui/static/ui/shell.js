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

// "?" and the menu's line lay the sheet of keys over the page; without scripts the line leads to its page.
async function keySheet(link) {
  if ($("dialog[open]")) return;
  let dialog = $("#phim-tat");
  if (!dialog) {
    const answer = await fetch(link.href).catch(() => null);
    const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const table = page && $(".ph-keys", page);
    if (!table) return window.location.assign(link.href);
    dialog = document.createElement("dialog");
    dialog.id = "phim-tat";
    dialog.className = "ph-dialog";
    dialog.setAttribute("aria-labelledby", "phim-tat-ten");
    const body = document.createElement("div");
    body.className = "ph-dialog-body";
    const title = document.createElement("h2");
    title.id = "phim-tat-ten";
    title.textContent = $("h1", page).textContent;
    const close = document.createElement("form");
    close.method = "dialog";
    const button = document.createElement("button");
    button.className = "btn btn-sm";
    button.textContent = link.dataset.help;
    close.append(button);
    body.append(title, table, close);
    dialog.append(body);
    document.body.append(dialog);
  }
  for (const menu of document.querySelectorAll(".ph-menu[open]")) menu.open = false;
  if (!$("dialog[open]")) dialog.showModal();
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-help]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  keySheet(link);
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    palette();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || $("dialog[open]")) return;
  if (event.key === "j") moveRow(1);
  else if (event.key === "k") moveRow(-1);
  else if (event.key === "x") $(".is-here input[type=checkbox]")?.click();
  else if (event.key === "/") {
    event.preventDefault();
    $(".ph-find input")?.focus();
  } else if (event.key === "?") $("[data-help]")?.click();
});
