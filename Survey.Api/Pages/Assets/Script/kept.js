// Answers that have not reached the server yet, kept in this browser by the address of their page.
import * as storage from "./storage.js";

/** Returns what is kept for an address: `text`, the serialized form, and `at`, when it was kept (ms since 1970); or null. */
export function find(address = location.pathname) {
  const value = storage.read(address);
  return typeof value?.text === "string" && typeof value.at === "number" ? value : null;
}

/** Keeps the serialized form of this page, and returns the time under which it is kept. */
export function keep(text) {
  const at = Date.now();
  storage.write(location.pathname, { at, text });
  return at;
}

export const forget = (address = location.pathname) => storage.remove(address);

/** Forgets what the server has received: it repeats in a cookie the time that was sent with the answers. */
export function forgetArrived() {
  const arrived = Number(storage.readCookie("survey-arrived"));
  for (const address of storage.keys()) {
    if (find(address)?.at === arrived) forget(address);
  }
}
