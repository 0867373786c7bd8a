// What the page shows besides the fields: the status line, problems, and what depends on other answers.

export function showStatus(text, isProblem = false) {
  const status = document.getElementById("_status");
  status.textContent = text;
  status.classList.toggle("bad", isProblem);
}

/**
 * Shows what the server evaluated from the answers: `hidden`, the ids of parts that are not asked or offered now; `values`,
 * the calculated values by field; `others`, who else is here.
 */
export function showEvaluated(form, { hidden, values, others }) {
  for (const part of form.querySelectorAll('[id^="?"]')) {
    part.hidden = hidden.includes(part.id);
    if (part.hidden) clearChoice(part);
  }
  for (const [name, value] of Object.entries(values)) {
    const output = document.getElementById(`=${name}`);
    if (output) output.textContent = value;
  }
  const presence = document.getElementById("_others");
  presence.textContent = others;
  presence.hidden = !others;
}

/** Clears a choice that is no longer offered, as if the person had done so. Does nothing for other parts of the page. */
function clearChoice(part) {
  const field = part.matches("label.choice") ? part.querySelector("input") : part.closest("select");
  if (!field || !(part === field.selectedOptions?.[0] || field.checked)) return;
  if (field.matches("select")) field.value = "";
  else field.checked = false;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Removes the problem of a field whose value has changed. If the new value has a problem too, saving reports it. */
export function clearProblem(field) {
  field.removeAttribute("aria-invalid");
  document.getElementById(`${field.name}?e`)?.remove();
  const summary = document.getElementById("_problems");
  const links = [...summary?.querySelectorAll("a") ?? []];
  links.find(link => link.hash === `#${field.name}`)?.parentElement.remove();
  if (!summary?.querySelector("li")) summary?.remove();
}
