// Answers that have not reached the server yet, kept in this browser by the address of their page.
import { readSave } from "./concurrency.js";
import * as storage from "./storage.js";

/** Returns what is kept for an address: `text`, the serialized form, and `at`, when it was kept (ms since 1970); or null. */
export function find(address = location.pathname) {
  const value = storage.read(address);
  return typeof value?.text === "string" && typeof value.at === "number" ? value : null;
}

/** Keeps the serialized form of this page. */
export const keep = text => storage.write(location.pathname, { at: Date.now(), text });

export const forget = (address = location.pathname) => storage.remove(address);

/**
 * Forgets what has reached the server. `saves` are the last saves of each page that the server knows: `k3f9z.12 x7a2b.5`. A save
 * with a higher number than the kept answers was sent later and contains them.
 */
export function forgetArrived(saves) {
  const numbers = new Map((saves ?? "").split(" ").map(save => save.split(".")));
  for (const address of storage.keys()) {
    const { page, number } = readSave(find(address)?.text);
    if (Number(numbers.get(page)) > number) forget(address);
  }
}
