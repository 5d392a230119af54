// What helps where it runs, and nothing depends on: the clock ticks, the draft is kept, the proposed words follow the outcome,
// and what others write at the same meeting comes to the page by itself.

const TICK = 1000;
const REST = 1500;
const RENEW = 4000;

// The server told the time when the page was made; only what has passed since is measured here.
const made = performance.now();
const clock = document.querySelector("[data-clock]");
const began = Number(clock?.dataset.clock ?? 0);
const copenhagen = new Intl.DateTimeFormat("da", { timeZone: "Europe/Copenhagen", hour: "numeric", minute: "2-digit", second: "2-digit" });

function tick() {
  const now = began + performance.now() - made;
  clock.textContent = copenhagen.format(now);
  const remaining = document.querySelector("[data-until]");
  if (!remaining) return;
  const minutes = Math.ceil((Number(remaining.dataset.until) - now) / 60000);
  const words = minutes >= 0 ? remaining.dataset.left : remaining.dataset.over;
  remaining.textContent = words.replace("#", Math.abs(minutes));
  remaining.classList.toggle("late", minutes < 0);
}
if (clock) setInterval(tick, TICK);
document.querySelector(".stop[aria-current]")?.scrollIntoView({ block: "nearest" });

// The draft

const form = document.querySelector("[data-keep]");
if (form) {
  const told = form.querySelector("[data-kept]");
  let waiting, sent = serialised(), sending = false, leaving = false;

  function serialised() {
    const typed = new FormData(form);
    typed.delete("filer"); // files go with the form itself
    return new URLSearchParams(typed).toString();
  }

  async function keep() {
    clearTimeout(waiting);
    const body = serialised();
    if (body === sent || sending || leaving) return;
    sending = true;
    try {
      const answer = await fetch(form.dataset.keep, {
        method: "POST", redirect: "manual", keepalive: body.length < 60000,
        headers: { "Content-Type": "application/x-www-form-urlencoded" }, body,
      });
      // Taken is a redirect, which we do not follow; anything else is a page that says why not.
      const taken = answer.type === "opaqueredirect";
      if (taken) sent = body;
      if (told) told.textContent = taken ? told.dataset.text : (told.dataset.lost ?? "");
    } catch {
      if (told) told.textContent = told.dataset.lost ?? "";
    } finally {
      sending = false;
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, REST);
  });
  // A form on its way is no draft: kept after it was taken, it would come back as one.
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(waiting);
  });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());

  // What others have written: the parts that nobody types in are replaced, fields only while they are as they came.

  const groups = { udfald: ["udfald", "tekst", "senere", "set"], noter: ["noter", "noter_set"] };
  const own = new Set((form.dataset.own ?? "").split(" ").filter(Boolean));
  const asItCame = Object.fromEntries(Object.keys(groups).map((name) => [name, written(form, name)]));
  const renewed = form.querySelector("[data-renewed]");
  let version = "", renewing;

  function written(where, name) {
    const typed = new FormData(where);
    return JSON.stringify(groups[name].map((field) => typed.get(field) ?? ""));
  }

  function adopt(fresh) {
    let changed = false;
    for (const [name, fields] of Object.entries(groups)) {
      const theirs = written(fresh, name);
      if (own.has(name) || written(form, name) !== asItCame[name] || theirs === asItCame[name]) continue;
      for (const field of fields) {
        const value = new FormData(fresh).get(field) ?? "";
        const found = form.elements[field];
        if (found) found.value = value; // of radios the one with this value
      }
      asItCame[name] = written(form, name);
      changed = true;
    }
    return changed;
  }

  function replaced(old, fresh) {
    if (!fresh || old.innerHTML === fresh.innerHTML) return false;
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.innerHTML = fresh.innerHTML;
    if (focused) [...old.querySelectorAll("button")].find((one) => one.value === focused.value)?.focus();
    return true;
  }

  async function renew() {
    if (document.visibilityState === "hidden") return;
    await keep(); // the server says what others have written beside what is typed here
    let answer;
    try {
      answer = await fetch(form.dataset.renew, { cache: "no-store", headers: version ? { "If-None-Match": version } : {} });
    } catch {
      return; // the line is down for a moment
    }
    if (answer.status === 304) return;
    if (!answer.ok) {
      clearInterval(renewing);
      if (renewed) renewed.textContent = renewed.dataset.lost;
      return;
    }
    const known = version;
    version = answer.headers.get("ETag") ?? "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-renew]");
    if (!fresh) return;
    const adopted = adopt(fresh);
    if (adopted) sent = serialised();
    for (const part of form.querySelectorAll("[data-live]")) {
      replaced(part, fresh.querySelector(`[data-live="${part.dataset.live}"]`));
    }
    if (known && adopted && renewed) renewed.textContent = renewed.dataset.text;
  }
  if (form.dataset.renew) renewing = setInterval(renew, RENEW);

  // The minutes' words follow the outcome as long as nobody has written anything of their own.
  const text = form.querySelector("textarea[name=tekst]");
  const outcomes = [...form.querySelectorAll("input[data-says]")];
  for (const one of outcomes) {
    one.addEventListener("change", () => {
      const own = text.value.trim();
      if (!own || outcomes.some((other) => other.dataset.says === own)) text.value = one.dataset.says;
    });
  }
}
