// What the form sends beside its answers, so that the server can merge the changes of several people (SectionPost.cs):
//   base    marks of what this page showed when it was opened or last saved; only what differs from them is a change
//   _page   the name of this opened page and a rising number. If the answer to a save is lost, the server still recognizes
//           what this page saved itself; and it ignores a save that arrives after a later one.
//   _stamp  when the answers were kept in this browser; the server repeats it in a cookie once it has them

const newName = () => Math.random().toString(36).slice(2);
const withoutBase = text => text.replace(/(^|&)base=[^&]*/, "");

/** Returns the form's answers and `base` as one text. */
export function serialize(form) {
  return new URLSearchParams([...new FormData(form)].filter(([name]) => name[0] !== "_" && name !== "do")).toString();
}

/** Whether two serialized forms have the same answers. */
export const sameAnswers = (one, other) => withoutBase(one) === withoutBase(other);

/** Adds `_page` to everything that the form sends, and returns functions that set the other fields. */
export function identifyPage(form) {
  let name = newName();
  let count = 0;
  form.addEventListener("formdata", event => event.formData.set("_page", `${name}.${++count}`));
  return {
    setBase: base => form.elements.base.value = base,
    setStamp: at => form.elements._stamp.value = at,

    /** After answers of an earlier page were put back: they are changes against what that page showed. */
    restore(base) {
      form.elements.base.value = base;
      name = newName();
    },
  };
}
