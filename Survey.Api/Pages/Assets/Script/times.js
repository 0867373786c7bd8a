// Times by the visitor's clock, beside those in universal time.

const language = document.documentElement.lang;

/** The visitor's own variant of the page's language, such as en-GB, for the order of day and month. */
export const locale = navigator.languages.find(tag => tag.startsWith(language)) ?? language;

/** Adds the local time after each time; `data-local` is the text, with {moment} and {zone}. */
export function showLocalTimes() {
  for (const time of document.querySelectorAll("time[data-local]")) {
    const moment = new Date(time.dateTime);
    const zone = new Intl.DateTimeFormat(locale, { timeZoneName: "long" }).formatToParts(moment)
      .find(part => part.type === "timeZoneName").value;
    const text = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(moment);
    time.after(` ${time.dataset.local.replace("{moment}", text).replace("{zone}", zone)}`);
  }
}
