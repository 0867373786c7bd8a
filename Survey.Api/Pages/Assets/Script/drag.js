// Moves an item of a questionnaire by dragging it, with a mouse, a pen or a finger. The server does the move, as for the buttons,
// which are there for the keyboard. Only the page with the outline loads this module.

const edge = 60;
const scrollStep = 14;

const titleOf = row => row.querySelector(":scope > .item > a").textContent;

/** Where an item is put if it is let go at a height over a row: `before`, `inside` (sections and repeat groups only) or `after`. */
function sideAt(row, y) {
  const { top, height } = row.querySelector(":scope > .item").getBoundingClientRect();
  const part = (y - top) / height;
  if (!row.querySelector(":scope > ol")) return part < 0.5 ? "before" : "after";
  return part < 0.3 ? "before" : part < 0.8 ? "inside" : "after";
}

/** Puts a handle before each item of the form; `form.dataset` has what is said while an item is dragged. */
export function startDragging(form) {
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  form.append(said);
  for (const row of form.querySelectorAll("li[data-key]")) {
    const handle = document.createElement("span");
    handle.className = "handle noprint";
    handle.textContent = "⠿";
    handle.title = form.dataset.drag;
    handle.setAttribute("aria-hidden", "true");
    handle.onpointerdown = event => {
      if (event.button !== 0) return;
      event.preventDefault();
      drag(form, row, handle, event.pointerId, said);
    };
    row.querySelector(":scope > .item").prepend(handle);
  }
}

function drag(form, row, handle, pointer, said) {
  const abort = new AbortController();
  const on = (target, name, action) => target.addEventListener(name, action, { signal: abort.signal });
  let place;

  const show = next => {
    if (next?.row === place?.row && next?.side === place?.side) return;
    if (place) delete place.row.dataset.drop;
    place = next;
    if (!place) return;
    place.row.dataset.drop = place.side;
    said.textContent = form.dataset[place.side].replace("{item}", titleOf(place.row));
  };

  const end = () => {
    abort.abort();
    row.classList.remove("dragged");
    const chosen = place;
    show(null);
    return chosen;
  };

  const cancel = () => {
    end();
    said.textContent = form.dataset.cancelled;
  };

  handle.setPointerCapture(pointer);
  row.classList.add("dragged");
  on(handle, "pointermove", ({ clientX, clientY }) => {
    if (clientY < edge) scrollBy(0, -scrollStep);
    else if (clientY > innerHeight - edge) scrollBy(0, scrollStep);
    const over = document.elementFromPoint(clientX, clientY)?.closest("li[data-key]");
    show(over && !row.contains(over) ? { row: over, side: sideAt(over, clientY) } : null);
  });
  on(handle, "pointerup", () => {
    const chosen = end();
    if (!chosen) return;
    const step = document.createElement("input");
    step.type = "hidden";
    step.name = "do";
    step.value = `${chosen.side} ${row.dataset.key} ${chosen.row.dataset.key}`;
    form.append(step);
    form.requestSubmit();
  });
  on(handle, "pointercancel", cancel);
  on(document, "keydown", event => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    cancel();
  });
}
