// The entry of the script of all pages. Everything works without it, by buttons; the script saves while a person types, moves
// rows and shows questions without loading the page again, keeps unsaved answers, and shows times by the visitor's clock.
import { startAutosave } from "./autosave.js";
import { identifyPage } from "./concurrency.js";
import { forgetArrived } from "./kept.js";
import { startPicker } from "./picker.js";
import { offerKept } from "./restore.js";
import { startRows } from "./rows.js";
import { keys, remove } from "./storage.js";
import { showLocalTimes } from "./times.js";
import { clearProblem } from "./visibility.js";
import { startWork } from "./work.js";

function startForm(form) {
  const page = identifyPage(form);
  const save = startAutosave(form, page);
  form.addEventListener("input", event => {
    clearProblem(event.target);
    save();
  });
  // Other questions depend on these answers.
  form.addEventListener("change", event => event.target.closest("[data-live]") && save(0));
  startRows(form, save);
  startPicker(form);
  offerKept(form, page, () => save(0));
}

document.querySelector("[data-focus]")?.focus();
forgetArrived(document.body.dataset.saves);
const form = document.querySelector("form[data-answers]");
if (form) startForm(form);
document.querySelectorAll("form[data-work]").forEach(startWork);
const outline = document.querySelector("form[data-drag]");
if (outline) import("./drag.js").then(({ startDragging }) => startDragging(outline));
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.onclick = () => print();
}
// When the browser is to forget an answer, remove also what was typed and not saved.
for (const forget of document.querySelectorAll("form[data-forget]")) {
  forget.addEventListener("submit", () => keys().filter(key => key.startsWith(forget.dataset.forget)).forEach(remove));
}
showLocalTimes();
