// Saves the form a moment after a change, tries again when that fails, and warns before unsaved changes are left.
import { sameAnswers, serialize } from "./concurrency.js";
import { addressOf, wordsOf } from "./form.js";
import * as kept from "./kept.js";
import { showEvaluated, showStatus } from "./visibility.js";

// In milliseconds.
const typingPause = 1500;
const firstRetry = 8000;
const lastRetry = 60000;
const refreshInterval = 45000;

const headers = { Accept: "application/json" };

/** Starts saving; `page` is that of concurrency.js. Returns a function that saves after a pause. */
export function startAutosave(form, page) {
  let saved = serialize(form);
  let retry = 0;
  let timer;
  let isSaving = false;
  let hasConflict = false;
  let isSubmitting = false;

  const isDirty = () => !sameAnswers(serialize(form), saved);

  function schedule(wait = typingPause) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  function scheduleRetry() {
    retry = Math.min(retry ? retry * 2 : firstRetry, lastRetry);
    schedule(retry);
  }

  async function save() {
    // After a conflict nothing is saved until the person has chosen a version: keep what is typed meanwhile.
    if (hasConflict) kept.keep(serialize(form));
    if (isSaving || hasConflict || !isDirty()) return;
    isSaving = true;
    clearTimeout(timer);
    const sent = serialize(form);
    try {
      const response = await post();
      const answer = await response.json();
      if (response.ok) {
        saved = sent;
        retry = 0;
        page.setBase(answer.base);
        kept.forget();
        showStatus(answer.message, answer.unread);
        showEvaluated(form, answer);
      } else {
        kept.keep(serialize(form));
        hasConflict = response.status === 409;
        document.getElementById("_both").hidden = !hasConflict;
        showStatus(answer.message ?? answer.detail, true);
        if (!hasConflict) scheduleRetry();
      }
    } catch {
      kept.keep(serialize(form));
      showStatus(wordsOf(form).offline, true);
      scheduleRetry();
    }
    isSaving = false;
    if (!hasConflict && !retry && isDirty()) schedule();
  }

  function post() {
    const body = new URLSearchParams(new FormData(form));
    body.set("_do", "autosave");
    return fetch(addressOf(form), { method: "POST", body, headers, redirect: "error" });
  }

  /** Says that this page is still open, and shows who else is here and what their changes show or hide. */
  async function refresh() {
    if (document.hidden || isSaving || isDirty()) return;
    try {
      const response = await fetch(`${addressOf(form)}?here`, { headers });
      if (response.ok) showEvaluated(form, await response.json());
    } catch {
      // Without a connection there is nothing to show.
    }
  }

  addEventListener("online", () => schedule(0));
  addEventListener("beforeunload", event => {
    if (isSubmitting || !isDirty()) return;
    save();
    event.preventDefault();
  });
  form.addEventListener("submit", () => {
    isSubmitting = true;
    if (isDirty()) kept.keep(serialize(form));
  });
  // The browser's back button shows the page as it was left.
  addEventListener("pageshow", () => isSubmitting = false);
  setInterval(refresh, refreshInterval);
  return schedule;
}
