// A form has its fields as properties, so a question with the code "action" hides the form's own address. These read the form's own.

const readOwn = name => form => Reflect.get(HTMLFormElement.prototype, name, form);

/** The fields. */
export const fieldsOf = readOwn("elements");

/** Where it is sent. */
export const addressOf = readOwn("action");

/** What the script says, in the page's language. */
export const wordsOf = readOwn("dataset");
