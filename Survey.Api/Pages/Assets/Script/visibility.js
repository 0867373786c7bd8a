// What the page shows besides the fields: the status line, problems, and what depends on other answers.

export function showStatus(text, isProblem = false) {
  const status = document.getElementById("status");
  status.textContent = text;
  status.classList.toggle("bad", isProblem);
}

/**
 * Shows what the server evaluated from the answers: `hidden`, the ids of parts that are not asked or offered now; `values`,
 * the calculated values by field; `others`, who else is here.
 */
export function showEvaluated(form, { hidden, values, others }) {
  for (const part of form.querySelectorAll('[id^="?"]')) part.hidden = hidden.includes(part.id);
  for (const [name, value] of Object.entries(values)) {
    const output = document.getElementById(`=${name}`);
    if (output) output.textContent = value;
  }
  const presence = document.getElementById("others");
  presence.textContent = others;
  presence.hidden = !others;
}

/** Removes the problem of a field whose value has changed. If the new value has a problem too, saving reports it. */
export function clearProblem(field) {
  field.removeAttribute("aria-invalid");
  document.getElementById(`${field.name}?e`)?.remove();
  const summary = document.getElementById("problems");
  const links = [...summary?.querySelectorAll("a") ?? []];
  links.find(link => link.hash === `#${field.name}`)?.parentElement.remove();
  if (!summary?.querySelector("li")) summary?.remove();
}
