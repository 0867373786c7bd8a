// Offers answers that did not reach the server the last time, and puts them back into the form.
import { sameAnswers, serialize } from "./concurrency.js";
import { fieldsOf } from "./form.js";
import * as kept from "./kept.js";
import { showPicked } from "./picker.js";
import { restoreRows } from "./rows.js";
import { locale } from "./times.js";

/** Puts answers into the form. Of fields with one name, such as the places of a ranking, each gets its own. */
export function restore(form, values) {
  restoreRows(values, form);
  const position = {};
  for (const field of fieldsOf(form)) {
    if (!field.name || field.type === "hidden" || field.tagName === "BUTTON") continue;
    const given = values.getAll(field.name);
    const index = position[field.name] = (position[field.name] ?? -1) + 1;
    if (field.type === "radio" || field.type === "checkbox") field.checked = given.includes(field.value);
    else if (index < given.length) field.value = given[index];
    if (field.matches("[data-coded]")) showPicked(field);
  }
}

/** Offers what is kept for this page, if it differs from what the form shows. */
export function offerKept(form, page, changed) {
  const lost = kept.find();
  if (!lost || sameAnswers(lost.text, serialize(form))) {
    kept.forget();
    return;
  }
  const offer = document.getElementById("_lost");
  offer.hidden = false;
  offer.querySelector("time").textContent = new Date(lost.at).toLocaleString(locale);
  offer.querySelector("[data-restore]").onclick = () => {
    restore(form, new URLSearchParams(lost.text));
    page.restore(lost.text);
    offer.hidden = true;
    changed();
  };
  offer.querySelector("[data-forget]").onclick = () => {
    kept.forget();
    offer.hidden = true;
  };
}
