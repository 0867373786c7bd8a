// Values kept in this browser. Site data may be blocked (then every access throws) or full, and a key may hold something
// that this script has not written. Nothing here throws: what cannot be read is null, and what cannot be stored is not stored.
const prefix = "survey ";

const attempt = (action, otherwise) => {
  try {
    return action();
  } catch {
    return otherwise;
  }
};

export const read = key => attempt(() => JSON.parse(localStorage.getItem(prefix + key)), null);

/** Returns false if the browser did not take the value. */
export const write = (key, value) => attempt(() => {
  localStorage.setItem(prefix + key, JSON.stringify(value));
  return true;
}, false);

export const remove = key => attempt(() => localStorage.removeItem(prefix + key));

export const keys = () => attempt(
  () => Object.keys(localStorage).filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length)),
  []);
