// What the form sends besides its answers, so that the server can merge the changes of several people:
//   _base   digests of what this page showed when it was opened or last saved; only what differs from them is a change
//   _save   the name of this open page and a rising number. If the reply to a save is lost, the server still knows what this
//           page saved itself; it ignores a save that arrives after a later one, and says which saves have arrived
//           (kept.js). If answers of an earlier page were restored, its name and number follow.

import { fieldsOf } from "./form.js";

const newName = () => Math.random().toString(36).slice(2);
const isAnswer = ([name]) => !["_base", "_save"].includes(name);
const answersIn = text => new URLSearchParams([...new URLSearchParams(text)].filter(isAnswer)).toString();

/** Returns the form's answers, `_base` and `_save` as one text. */
export function serialize(form) {
  return new URLSearchParams([...new FormData(form)].filter(([name]) => !name.startsWith("__") && name !== "_do")).toString();
}

/** Whether two serialized forms have the same answers. */
export const sameAnswers = (one, other) => answersIn(one) === answersIn(other);

/** Splits `_save` of a serialized form into the name of the page and the number. */
export function readSave(text) {
  const [page, number] = (new URLSearchParams(text).get("_save") ?? "").split(".");
  return { page, number: Number(number) };
}

/** Adds `_save` to everything that the form sends, and returns functions that set the other fields. */
export function identifyPage(form) {
  let name = newName();
  let count = 0;
  let restored = "";
  form.addEventListener("formdata", event => event.formData.set("_save", `${name}.${++count}${restored}`));
  return {
    setBase: base => fieldsOf(form)._base.value = base,

    /**
     * After answers of an earlier page, as a serialized form, were put back: they are changes to what that page showed, and
     * not to what this one has saved. So it goes on as another page.
     */
    restore(text) {
      const { page, number } = readSave(text);
      fieldsOf(form)._base.value = new URLSearchParams(text).get("_base");
      name = newName();
      if (page) restored = `.${page}.${number}`;
    },
  };
}
