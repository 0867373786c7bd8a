// A dialog with the themes and elements of each framework, one for all rows. A coded field names its framework ([data-coded])
// and holds the codes that were chosen; the list beside it (.picked) shows what they stand for.

import { fieldsOf, wordsOf } from "./form.js";

const findDialog = field => document.querySelector(`dialog[data-framework="${field.dataset.coded}"]`);

/** The codes in a field, separated as the service separates them. “Theme 3” is theme:3; the words for it are data-themes. */
function codesIn(field) {
  const words = findDialog(field).dataset.themes;
  const text = words ? field.value.replace(new RegExp(`(?<!\\p{L})(?:${words})[\\s:]*(?=[\\w.-])`, "giu"), "theme:") : field.value;
  return text.split(/[\s,،、;؛|/\\&+·•*()[\]{}'"“”]+/).map(code => code.replace(/^\.+|\.+$/g, "")).filter(code => code);
}

// A theme whose number is also the code of an element has another code (data-code).
const codeOf = box => box.dataset.code ?? box.value;
const isIn = (box, codes) => codes.includes(codeOf(box)) || (box.closest(".all") && codes.includes(`theme:${box.value}`));
const boxesOf = dialog => [...dialog.querySelectorAll("input[type=checkbox]")];

/** Shows what the codes in a field stand for. */
export function showPicked(field) {
  const codes = codesIn(field);
  const picked = boxesOf(findDialog(field)).filter(box => isIn(box, codes));
  field.closest(".field").querySelector(".picked").replaceChildren(...picked.map(box => {
    const item = document.createElement("li");
    item.textContent = box.dataset.short ? `(${box.value}) ${box.dataset.short}` : box.parentElement.textContent;
    return item;
  }));
}

/** Opens the dialog of a field. Codes in the field that the list does not have stay there. */
function open(dialog, field, message) {
  const codes = codesIn(field);
  const boxes = boxesOf(dialog);
  for (const box of boxes) box.checked = isIn(box, codes);
  dialog.returnValue = "";
  dialog.onclose = () => {
    if (dialog.returnValue !== "take") return;
    const unknown = codes.filter(code => !boxes.some(box => isIn(box, [code])));
    field.value = [...boxes.filter(box => box.checked).map(codeOf), ...unknown].join(", ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  dialog.showModal();
  dialog.querySelector("[type=search]").value = "";
  showMatches(dialog, "", message);
}

/** Shows the themes and elements that have all the words. */
function showMatches(dialog, text, message) {
  const lower = value => value.toLocaleLowerCase(document.documentElement.lang);
  const words = lower(text).split(/\s+/);
  let count = 0;
  for (const theme of dialog.querySelectorAll("fieldset")) {
    const title = theme.querySelector("legend")?.textContent ?? "";
    const choices = [...theme.querySelectorAll("label")];
    for (const choice of choices) {
      const searched = lower(title + choice.textContent);
      choice.hidden = !words.every(word => searched.includes(word));
      if (!choice.hidden && !choice.matches(".all")) count++;
    }
    theme.hidden = choices.every(choice => choice.hidden);
  }
  dialog.querySelector("output").textContent = text && message.replace("{count}", count);
}

/** Lets the buttons beside coded fields open a dialog. After a choice the field gets an `input` event, as after typing. */
export function startPicker(form) {
  const message = wordsOf(form).found;
  form.addEventListener("click", event => {
    const button = event.target.closest("button[name=_do]");
    if (!button?.value.startsWith("list/")) return;
    event.preventDefault();
    const field = fieldsOf(form).namedItem(button.value.slice("list/".length));
    open(findDialog(field), field, message);
  });
  form.addEventListener("input", event => event.target.matches("[data-coded]") && showPicked(event.target));
  for (const dialog of document.querySelectorAll("dialog")) {
    const search = dialog.querySelector("[type=search]");
    search.addEventListener("input", () => showMatches(dialog, search.value, message));
    // The return key would close the dialog.
    search.addEventListener("keydown", event => event.key === "Enter" && event.preventDefault());
  }
}
