// One script for all pages, and none of them needs it: it saves while one types, moves rows without a round trip, shows
// questions as answers ask for them, warns before words are lost, and tells times by the visitor's clock.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const language = document.documentElement.lang;
  const locale = navigator.languages.find(tag => tag.startsWith(language)) ?? language;

  for (const time of all("time[data-local]")) {
    const moment = new Date(time.dateTime);
    const zone = new Intl.DateTimeFormat(locale, { timeZoneName: "long" }).formatToParts(moment).find(part => part.type === "timeZoneName").value;
    const words = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(moment);
    time.after(` ${time.dataset.local.replace("{moment}", words).replace("{zone}", zone)}`);
  }

  document.querySelector("[data-focus]")?.focus();
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.onclick = () => print();
  }

  // Lists of which most rows hold only what is chosen.
  for (const brief of all("[data-brief]")) {
    const steps = brief.name.split("/");
    const whole = all("select", brief.closest("[data-rows]")).find(other => {
      const others = other.name.split("/");
      return others.length === steps.length && others.at(-1) === steps.at(-1);
    });
    const chosen = brief.value;
    brief.replaceChildren(...all("option[value]", whole).map(option => option.cloneNode(true)), ...all("option:not([value])", brief));
    brief.value = chosen;
  }

  const form = document.querySelector("form[data-answers]");
  const stored = "survey " + location.pathname;
  // What the service says has arrived, by its stamp, need not be kept any longer.
  const arrived = document.cookie.match(/survey-arrived=([0-9]+)/)?.[1];
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("survey ") && JSON.parse(localStorage[key]).at === +arrived) localStorage.removeItem(key);
  }
  if (!form) return;

  const words = form.dataset;
  const status = document.getElementById("status");
  const fields = () => [...new FormData(form)].filter(([name]) => name[0] !== "_" && name !== "do");
  const written = () => new URLSearchParams(fields()).toString();
  let saved = written();
  let timer, pause = 4000, saving = false, stopped = false, leaving = false;

  const say = (text, bad) => {
    status.textContent = text;
    status.classList.toggle("bad", !!bad);
  };
  const isDirty = () => written() !== saved;
  const keep = (at = Date.now()) => {
    try { localStorage[stored] = JSON.stringify({ at, text: written() }); } catch { /* A full or forbidden store: the page itself still holds the words. */ }
    return at;
  };
  const later = (wait = 1500) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  async function save() {
    if (stopped) keep();
    if (saving || stopped || !isDirty()) return;
    saving = true;
    clearTimeout(timer);
    const sent = written();
    const body = new URLSearchParams(new FormData(form));
    body.set("do", "autosave");
    try {
      const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
      const answer = await response.json();
      if (response.ok) {
        saved = sent;
        pause = 4000;
        form.elements.base.value = answer.base;
        localStorage.removeItem(stored);
        say(answer.message, answer.unread);
        show(answer);
      } else {
        keep();
        stopped = response.status === 409;
        say(answer.message, true);
        document.getElementById("both").hidden = !stopped;
        if (!stopped) later(pause = Math.min(pause * 2, 60000));
      }
    } catch {
      keep();
      say(words.offline, true);
      later(pause = Math.min(pause * 2, 60000));
    }
    saving = false;
    if (!stopped && isDirty() && pause === 4000) later();
  }

  // What was said of a field is not said of what stands in it now; saving tells if that is no answer either.
  function settle(field) {
    field.removeAttribute("aria-invalid");
    document.getElementById(field.name + "?e")?.remove();
    all("#problems a").find(link => link.hash === "#" + field.name)?.parentElement.remove();
    if (!document.querySelector("#problems li")) document.getElementById("problems")?.remove();
  }

  // What is asked, offered and worked out, now that the answers are these.
  function show(answer) {
    const hidden = new Set(answer.hidden);
    for (const part of all('[id^="?"]', form)) part.hidden = hidden.has(part.id);
    for (const [name, value] of Object.entries(answer.values)) {
      const output = document.getElementById("=" + name);
      if (output) output.textContent = value;
    }
    const others = document.getElementById("others");
    if (others) {
      others.textContent = answer.others;
      others.hidden = !answer.others;
    }
  }

  form.addEventListener("input", event => {
    if (event.target.matches("[data-coded]")) tell(event.target);
    settle(event.target);
    later();
  });
  form.addEventListener("change", event => event.target.closest("[data-live]") && later(0));
  addEventListener("online", () => later(0));
  addEventListener("beforeunload", event => {
    if (!leaving && isDirty()) {
      save();
      event.preventDefault();
    }
  });
  // Which opened page this is: by that the service knows its own words again whose arrival was not heard of here.
  const newName = () => Math.random().toString(36).slice(2);
  let opened = newName(), count = 0;
  form.addEventListener("formdata", event => event.formData.set("_page", `${opened}.${++count}`));
  form.addEventListener("submit", () => {
    leaving = true;
    form.elements._stamp.value = keep();
  });
  addEventListener("pageshow", () => leaving = false);
  setInterval(() => !document.hidden && !saving && !isDirty() && fetch(form.action + "?here", { headers: { Accept: "application/json" } })
    .then(response => response.ok && response.json().then(show)).catch(() => {}), 45000);

  // Words that did not arrive the last time.
  const lost = JSON.parse(localStorage[stored] ?? "null");
  if (lost && lost.text.replace(/(^|&)base=[^&]*/, "") !== saved.replace(/(^|&)base=[^&]*/, "")) {
    const offer = document.getElementById("lost");
    offer.hidden = false;
    offer.querySelector("time").textContent = new Date(lost.at).toLocaleString(locale);
    offer.querySelector("[data-restore]").onclick = () => {
      restore(new URLSearchParams(lost.text));
      offer.hidden = true;
      later(0);
    };
    offer.querySelector("[data-forget]").onclick = () => {
      localStorage.removeItem(stored);
      offer.hidden = true;
    };
  } else {
    localStorage.removeItem(stored);
  }

  // The form as it was, with what it had shown then: what somebody else has changed since is not undone by it.
  function restoreRows(values, part) {
    for (const group of all("[data-rows]", part)) {
      const keys = values.getAll(group.dataset.rows);
      for (const key of keys) {
        const row = document.getElementById(`${group.dataset.rows}/${key}`);
        if (row) (group.querySelector(":scope > .add") ?? group.lastChild).before(row);
        else restoreRows(values, add(group, key));
      }
      rowsOf(group).filter(row => !keys.includes(keyOf(row))).forEach(row => row.remove());
      number(group);
    }
  }

  // Of fields of one name, such as places of a ranking, each gets its own.
  function restore(values) {
    restoreRows(values, form);
    form.elements.base.value = values.get("base");
    opened = newName();
    const seen = {};
    for (const control of form.elements) {
      if (!control.name || control.type === "hidden" || control.tagName === "BUTTON") continue;
      const given = values.getAll(control.name);
      const index = seen[control.name] = (seen[control.name] ?? -1) + 1;
      if (control.type === "radio" || control.type === "checkbox") control.checked = given.includes(control.value);
      else if (index < given.length) control.value = given[index];
      if (control.matches("[data-coded]")) tell(control);
    }
  }

  // Rows: the same buttons as without a script, without the way to the server and back.
  form.addEventListener("click", event => {
    const button = event.target.closest("button[name=do]");
    const [verb, ...path] = button?.value.split("/") ?? [];
    const name = path.join("/");
    const row = document.getElementById(name);
    const group = button?.closest("[data-rows]");
    if (verb === "list") open(form.elements[name]);
    else if (verb === "add") enter(add(group));
    else if (verb === "copy") enter(copy(group, row));
    else if (verb === "remove") remove(group, row);
    else if (verb === "up" || verb === "down") move(group, row, verb === "up");
    else return;
    event.preventDefault();
    later();
  });

  // Its first field: what is said of it begins with the row and its number.
  const enter = row => row.querySelector("textarea, input:not([type=hidden]), select").focus();
  const rowsOf = group => all(":scope > .row:not([hidden])", group);
  const number = group => rowsOf(group).forEach((row, index) => row.querySelector("legend span").textContent = index + 1);
  const keyOf = row => row.id.slice(row.id.lastIndexOf("/") + 1);
  const freshKey = group => Math.max(0, ...all(":scope > .row", group).map(row => +keyOf(row))) + 1;
  const place = (group, row, html, key) => {
    const old = row.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const template = document.createElement("template");
    template.innerHTML = html.replace(new RegExp(`${old}(?=[/">?=])`, "g"), `${group.dataset.rows}/${key}`);
    const made = template.content.firstElementChild;
    made.querySelector(`input[name="${group.dataset.rows}"]`).value = key;
    return made;
  };

  function add(group, key = freshKey(group)) {
    const blank = group.querySelector(":scope > template");
    const last = blank ? null : all(":scope > .row", group).pop();
    const made = blank ? place(group, `${group.dataset.rows}/0`, blank.innerHTML, key) : place(group, last.id, last.outerHTML, key);
    if (last) {
      made.hidden = made.disabled = false;
      for (const control of all("input:not([type=hidden]), select, textarea", made)) {
        if (control.type === "radio" || control.type === "checkbox") control.checked = false;
        else control.value = "";
      }
      all(".picked, .error", made).forEach(part => part.replaceChildren());
    }
    group.querySelector(":scope > .add").before(made);
    number(group);
    return made;
  }

  function copy(group, row) {
    const made = place(group, row.id, row.outerHTML, freshKey(group));
    const from = all("input:not([type=hidden]), select, textarea", row);
    all("input:not([type=hidden]), select, textarea", made).forEach((control, index) => {
      control.value = from[index].value;
      control.checked = from[index].checked;
    });
    row.after(made);
    number(group);
    return made;
  }

  function move(group, row, up) {
    const rows = rowsOf(group);
    const other = rows[rows.indexOf(row) + (up ? -1 : 1)];
    if (!other) return;
    const focus = document.activeElement;
    if (up) other.before(row);
    else other.after(row);
    number(group);
    focus.focus();
    say(words.moved.replace("{number}", rowsOf(group).indexOf(row) + 1));
  }

  // A disabled group of fields is not sent; undone, it is as it was.
  function remove(group, row) {
    row.hidden = row.disabled = true;
    number(group);
    const undo = document.createElement("p");
    undo.className = "banner";
    undo.innerHTML = `<span></span> <button type="button"></button>`;
    undo.firstChild.textContent = words.removed;
    undo.lastChild.textContent = words.undo;
    undo.lastChild.onclick = () => {
      row.hidden = row.disabled = false;
      undo.remove();
      number(group);
      enter(row);
      later();
    };
    row.after(undo);
    undo.lastChild.focus();
  }

  // The list of themes and elements, one for all rows.
  const dialog = document.querySelector("dialog");
  const boxes = dialog ? all("input[type=checkbox]", dialog) : [];
  const codeOf = box => box.dataset.code ?? box.value;
  const codesIn = field => field.value.split(/[\s,;()،؛]+/).filter(code => code);

  function tell(field) {
    const codes = codesIn(field);
    let list = field.closest("label") ?? field;
    while (!list.matches(".picked")) list = list.nextElementSibling;
    list.replaceChildren(...boxes.filter(box => codes.includes(codeOf(box)) || codes.includes(box.value) && !box.dataset.code).map(box => {
      const item = document.createElement("li");
      item.textContent = box.dataset.short ? `(${box.value}) ${box.dataset.short}` : box.parentElement.textContent;
      return item;
    }));
  }

  function open(field) {
    const codes = codesIn(field);
    for (const box of boxes) box.checked = codes.includes(codeOf(box));
    dialog.returnValue = "";
    dialog.onclose = () => {
      if (dialog.returnValue === "take") {
        const unknown = codes.filter(code => !boxes.some(box => codeOf(box) === code));
        field.value = [...boxes.filter(box => box.checked).map(codeOf), ...unknown].join(", ");
        tell(field);
        settle(field);
        later();
      }
    };
    dialog.showModal();
    filter("");
  }

  function filter(text) {
    const box = dialog.querySelector("[type=search]");
    box.value = text;
    const wanted = text.toLocaleLowerCase(language).split(/\s+/);
    let found = 0;
    for (const group of all("fieldset", dialog)) {
      const title = group.querySelector("legend")?.textContent.toLocaleLowerCase(language) ?? "";
      let any = false;
      for (const label of all("label", group)) {
        const words = title + label.textContent.toLocaleLowerCase(language);
        label.hidden = !wanted.every(word => words.includes(word));
        any ||= !label.hidden;
        found += label.hidden || label.matches(".all") ? 0 : 1;
      }
      group.hidden = !any;
    }
    dialog.querySelector("output").textContent = text && words.found.replace("{count}", found);
  }

  const wanted = dialog?.querySelector("[type=search]");
  wanted?.addEventListener("input", () => filter(wanted.value));
  wanted?.addEventListener("keydown", event => event.key === "Enter" && event.preventDefault());
})();
