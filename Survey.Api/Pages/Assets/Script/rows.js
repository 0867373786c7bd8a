// The buttons of rows: they do what the server does without a script, without loading the page again.
//
// A group ([data-rows], the name of its field) holds its rows (.row), each with the id `group/key`; its <template>, a blank
// row with the key 0; and its button that adds a row. Keys are the ids of rows on the server (RowIds.cs), and a new row gets a
// random one; in nested groups they are numbers, and a new row gets the next one. The order of the rows is that of their
// elements. All names and ids inside a row begin with the id of the row.
import { wordsOf } from "./form.js";
import { showStatus } from "./visibility.js";

const fieldSelector = "input:not([type=hidden]), select, textarea";

const fieldsOf = row => [...row.querySelectorAll(fieldSelector)];
const allRowsOf = group => [...group.querySelectorAll(":scope > .row")];
const rowsOf = group => allRowsOf(group).filter(row => !row.hidden);
const keyOf = row => row.id.slice(row.id.lastIndexOf("/") + 1);
const characters = "abcdefghijklmnopqrstuvwxyz0123456789";
const newId = () => "r" + [...crypto.getRandomValues(new Uint32Array(8))].map(value => characters[value % characters.length]).join("");
const nextNumber = group => Math.max(0, ...allRowsOf(group).map(row => Number(keyOf(row)))) + 1;
const newKey = group => group.dataset.rows.includes("/") ? nextNumber(group) : newId();
const number = group => rowsOf(group).forEach((row, index) => row.querySelector("legend span").textContent = index + 1);

/** The first field gets the focus: screen readers then read the row and its number, too. */
const focusRow = row => row.querySelector(fieldSelector)?.focus();

/** Makes a row from the source of another one, with its own key in all names and ids. */
function createRow(group, html, oldId, key) {
  const escaped = oldId.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const template = document.createElement("template");
  template.innerHTML = html.replace(new RegExp(`${escaped}(?=[/">?=])`, "g"), `${group.dataset.rows}/${key}`);
  const row = template.content.firstElementChild;
  row.querySelector(`input[name="${group.dataset.rows}"]`).value = key;
  return row;
}

/** Adds a blank row at the end. */
export function addRow(group, key = newKey(group)) {
  const blank = group.querySelector(":scope > template");
  const row = createRow(group, blank.innerHTML, `${group.dataset.rows}/0`, key);
  blank.before(row);
  number(group);
  return row;
}

/** Adds a copy of a row after it. */
export function copyRow(group, row) {
  const copy = createRow(group, row.outerHTML, row.id, newKey(group));
  const fields = fieldsOf(row);
  fieldsOf(copy).forEach((field, index) => {
    field.value = fields[index].value;
    field.checked = fields[index].checked;
  });
  row.after(copy);
  number(group);
  return copy;
}

/** Moves a row by one place, and returns its new number; null if it is at the end already. */
export function moveRow(group, row, isUp) {
  const rows = rowsOf(group);
  const index = rows.indexOf(row) + (isUp ? -1 : 1);
  if (!rows[index]) return null;
  const focused = document.activeElement;
  if (isUp) rows[index].before(row);
  else rows[index].after(row);
  focused.focus();
  number(group);
  return index + 1;
}

/** Removes a row, with a button in its place that brings it back. A disabled fieldset is not sent. */
export function removeRow(group, row, messages, changed) {
  const undo = document.createElement("p");
  undo.className = "banner";
  undo.innerHTML = `<span></span> <button type="button"></button>`;
  undo.firstChild.textContent = messages.removed;
  undo.lastChild.textContent = messages.undo;
  undo.lastChild.onclick = () => {
    row.hidden = row.disabled = false;
    undo.remove();
    number(group);
    focusRow(row);
    changed();
  };
  row.hidden = row.disabled = true;
  row.after(undo);
  undo.lastChild.focus();
  number(group);
}

/** Brings the rows of all groups in a part of the form into the order of the keys that `values` has, adding and removing rows. */
export function restoreRows(values, part) {
  for (const group of part.querySelectorAll("[data-rows]")) {
    const blank = group.querySelector(":scope > template");
    // Another answer decides how many rows there are.
    if (!blank) continue;
    const keys = values.getAll(group.dataset.rows);
    for (const key of keys) {
      const row = document.getElementById(`${group.dataset.rows}/${key}`);
      if (row) blank.before(row);
      else restoreRows(values, addRow(group, key));
    }
    rowsOf(group).filter(row => !keys.includes(keyOf(row))).forEach(row => row.remove());
    number(group);
  }
}

/** Lets the buttons of rows work. */
export function startRows(form, changed) {
  const reportMove = place => place && showStatus(wordsOf(form).moved.replace("{number}", place));
  const actions = {
    add: group => focusRow(addRow(group)),
    copy: (group, row) => focusRow(copyRow(group, row)),
    remove: (group, row) => removeRow(group, row, wordsOf(form), changed),
    up: (group, row) => reportMove(moveRow(group, row, true)),
    down: (group, row) => reportMove(moveRow(group, row, false)),
  };

  form.addEventListener("click", event => {
    const button = event.target.closest("button[name=_do]");
    const [verb, ...name] = button?.value.split("/") ?? [];
    if (!Object.hasOwn(actions, verb)) return;
    event.preventDefault();
    actions[verb](button.closest("[data-rows]"), document.getElementById(name.join("/")));
    changed();
  });
}
