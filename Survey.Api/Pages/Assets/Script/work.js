// Proof of work for the public page of an open round: some 65,000 hashes, which a browser computes while the page is read. A program that
// floods a round has to compute them for each answer. Without them, the server accepts the form some seconds later.

import { fieldsOf } from "./form.js";

const BITS = 16;
const encoder = new TextEncoder();

/** The first number whose SHA-256, together with the text, begins with zero bits. */
export async function solve(text) {
  for (let number = 0; ; number++) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(`${text}.${number}`)));
    if (hash.subarray(0, BITS / 8).every(byte => byte === 0)) return number;
  }
}

/** Works while the page is read. A form that is sent earlier waits until the work is done. */
export async function startWork(form) {
  // Browsers compute hashes only on pages that came by HTTPS, or from the same machine.
  if (!globalThis.crypto?.subtle) return;
  let [isDone, isSent] = [false, false];
  form.addEventListener("submit", event => {
    if (isDone) return;
    event.preventDefault();
    isSent = true;
    form.querySelector("[data-working]").hidden = false;
  });
  try {
    fieldsOf(form)._work.value = await solve(fieldsOf(form)._key.value);
  } finally {
    isDone = true;
    if (isSent) form.requestSubmit();
  }
}
