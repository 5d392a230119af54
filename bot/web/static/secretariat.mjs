// What helps where it runs, and nothing depends on: the clock ticks, the draft is kept, the proposed words follow the outcome.

const TICK = 1000;
const REST = 1500;

// The server told the time when the page was made; only what has passed since is measured here.
const made = performance.now();
const clock = document.querySelector("[data-clock]");
const began = Number(clock?.dataset.clock ?? 0);
const copenhagen = new Intl.DateTimeFormat("da", { timeZone: "Europe/Copenhagen", hour: "numeric", minute: "2-digit", second: "2-digit" });
const remaining = document.querySelector("[data-until]");

function tick() {
  const now = began + performance.now() - made;
  clock.textContent = copenhagen.format(now);
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
  let waiting, sent = serialised(), sending = false;

  function serialised() {
    const typed = new FormData(form);
    typed.delete("filer"); // files go with the form itself
    return new URLSearchParams(typed).toString();
  }

  async function keep() {
    clearTimeout(waiting);
    const body = serialised();
    if (body === sent || sending) return;
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
  form.addEventListener("submit", () => clearTimeout(waiting));
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());

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
