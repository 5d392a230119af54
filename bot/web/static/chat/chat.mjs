// The demo's Teams: a person switcher, the conversation with the real cards, a mailbox and a clock that can be moved.
import { draw } from "/static/cards.mjs";

const $ = (id) => document.getElementById(id);
const copenhagen = { timeZone: "Europe/Copenhagen" };
const state = { people: [], person: null, revision: -1, mailRevision: "", theme: "light", peopleShown: "" };

async function ask(path, body) {
  const options = body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, options);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function tell(text) {
  $("besked-fejl").textContent = text;
}

// the clock

function showClock(now) {
  const date = new Date(now);
  const day = new Intl.DateTimeFormat("da-DK", { ...copenhagen, weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(date);
  const time = new Intl.DateTimeFormat("da-DK", { ...copenhagen, hour: "numeric", minute: "2-digit" }).format(date).replace(":", ".");
  $("ur").textContent = `${day[0].toUpperCase()}${day.slice(1)} kl. ${time.replace(/^0/, "")}`;
}

async function moveClock(step) {
  const buttons = document.querySelectorAll("[data-clock]");
  buttons.forEach((button) => { button.disabled = true; });
  $("ur-svar").textContent = "Uret flyttes …";
  try {
    const answer = await ask("/demo/clock", { step });
    showClock(answer.now);
    $("ur-svar").textContent = answer.text;
  } catch (error) {
    $("ur-svar").textContent = `Uret kunne ikke flyttes: ${error.message}`;
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
  }
  await refresh();
}

// the people

function showPeople() {
  const wanted = $("soeg").value.trim().toLocaleLowerCase("da");
  const found = state.people.filter((one) => `${one.name} ${one.organisation} ${one.group}`.toLocaleLowerCase("da").includes(wanted));
  const key = JSON.stringify([found, state.person?.id]);
  if (key === state.peopleShown) return;
  state.peopleShown = key;
  const focused = document.activeElement?.dataset?.person;
  const groups = Map.groupBy ? Map.groupBy(found, (one) => one.group) : groupBy(found);
  $("personer").replaceChildren(...[...groups].flatMap(([group, people]) => [
    make("h3", { textContent: group }),
    make("ul", {}, ...people.map(personButton)),
  ]));
  if (focused) document.querySelector(`[data-person="${focused}"]`)?.focus();
}

function groupBy(people) {
  const groups = new Map();
  for (const one of people) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return groups;
}

function personButton(one) {
  const button = make("button", { type: "button" }, make("span", { textContent: one.name }), make("small", { textContent: one.note }));
  button.dataset.person = one.id;
  if (one.unread) button.append(make("span", { className: "badge", textContent: one.unread, ariaLabel: `${one.unread} nye` }));
  if (one.id === state.person?.id) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => choose(one.id));
  return make("li", {}, button);
}

async function choose(id) {
  state.person = state.people.find((one) => one.id === id) ?? state.people[0];
  state.revision = -1;
  state.mailRevision = "";
  history.replaceState(null, "", `#${state.person.id}`);
  $("samtale-titel").textContent = `Styrmand i Teams – ${state.person.name}`;
  const off = !state.person.teams;
  $("besked").disabled = off;
  document.querySelector("#skriv button").disabled = off;
  $("fil").disabled = off;
  showHints();
  tell("");
  await refresh();
}

function showHints() {
  const hints = state.person.teams ? state.person.hints : [];
  $("forslag").replaceChildren(...hints.map((text) => {
    const button = make("button", { type: "button", textContent: text });
    button.addEventListener("click", () => say(text));
    return button;
  }));
}

// the conversation

function messageElement(message) {
  const time = new Intl.DateTimeFormat("da-DK", { ...copenhagen, day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
  const stamp = time.format(new Date(message.at)).replace(/(\d+):(\d+)/, (_, hour, minute) => `${Number(hour)}.${minute}`);
  const element = make("article", { className: message.mine ? "message mine" : "message" });
  element.dataset.message = message.id;
  element.dataset.content = JSON.stringify([message.text, message.card, state.theme]);
  element.append(make("time", { dateTime: message.at, textContent: `${message.mine ? "Du" : "Styrmand"} · ${stamp}${message.edited ? " · opdateret" : ""}` }));
  if (message.text) element.append(make("p", { className: "text", textContent: message.text }));
  if (message.card) element.append(draw(message.card, { theme: state.theme, onAction: (action) => tap(message.id, action) }).element);
  return element;
}

function showMessages(messages) {
  const log = $("samtale");
  log.dataset.person = state.person.id;
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const before = log.children.length;
  const kept = new Map([...log.querySelectorAll(".message")].map((element) => [element.dataset.message, element]));
  const elements = messages.map((message) => {
    const old = kept.get(message.id);
    const content = JSON.stringify([message.text, message.card, state.theme]);
    return old && old.dataset.content === content ? old : messageElement(message);
  });
  const focused = document.activeElement?.closest?.(".message")?.dataset.message;
  const none = state.person.teams
    ? "Her er endnu ingen beskeder. Skriv hej, eller vælg et af forslagene."
    : `${state.person.name} har ikke Styrmand i Teams. Alt kommer på mail: åbn mailboksen, og svar med linket i mailen.`;
  log.replaceChildren(...(elements.length ? elements : [make("p", { className: "empty", textContent: none })]));
  if (focused && !document.activeElement?.closest?.(".message")) {
    const replaced = elements.find((element) => element.dataset.message === focused);
    replaced?.querySelector("button, [tabindex]")?.focus({ preventScroll: true });
  }
  if (atEnd || elements.length > before) log.scrollTop = log.scrollHeight;
}

async function say(text) {
  tell("");
  try {
    await ask(`/demo/people/${state.person.id}/say`, { text });
    $("besked").value = "";
  } catch (error) {
    tell(`Beskeden kom ikke frem: ${error.message}`);
  }
  await refresh();
}

/** A file, with what stands in the field: Teams sends both in one message. */
async function send(file) {
  tell(`${file.name} sendes …`);
  const body = new FormData();
  body.append("text", $("besked").value.trim());
  body.append("file", file);
  try {
    const response = await fetch(`/demo/people/${state.person.id}/file`, { method: "POST", body });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    $("besked").value = "";
    tell("");
  } catch (error) {
    tell(`Filen kom ikke frem: ${error.message}`);
  }
  await refresh();
}

/** Files are fetched here, everything else opens in a tab of its own, as in Teams. */
function follow(url) {
  const file = new URL(url).origin === location.origin && /^\/(liste|papir|bilag)\//.test(new URL(url).pathname);
  make("a", { href: url, ...(file ? { download: "" } : { target: "_blank", rel: "noopener" }) }).click();
}

async function tap(message, action) {
  tell("");
  if (action.url) {
    follow(action.url);
    return;
  }
  if (action.data?.msteams?.type === "task/fetch") return openForm(action.data);
  try {
    const answer = await ask(`/demo/people/${state.person.id}/tap`, { message, type: action.type, verb: action.verb, data: action.data ?? {} });
    if (answer.text) tell(answer.text);
  } catch (error) {
    tell(`Trykket kom ikke frem: ${error.message}`);
  }
  await refresh();
}

// form windows

async function openForm(data) {
  const { msteams, ...rest } = data;
  showForm(await ask(`/demo/people/${state.person.id}/form`, { name: "task/fetch", data: rest }));
}

function showForm(answer) {
  const task = answer.task;
  if (task?.type === "continue") {
    $("formular-titel").textContent = task.value.title ?? "";
    const card = draw(task.value.card.content, { theme: state.theme, onAction: (action) => sendForm(action) });
    $("formular-indhold").replaceChildren(card.element);
    if (!$("formular").open) $("formular").showModal();
    return;
  }
  $("formular").close();
  if (task?.type === "message") tell(task.value);
}

async function sendForm(action) {
  if (action.url) return follow(action.url);
  showForm(await ask(`/demo/people/${state.person.id}/form`, { name: "task/submit", data: action.data ?? {} }));
  await refresh();
}

// the mailbox

function showMails(mails) {
  $("mails").replaceChildren(...(mails.length ? mails.map((mail) => {
    const button = make("button", { type: "button" }, make("span", { textContent: mail.subject }), make("small", { textContent: mail.date }));
    button.addEventListener("click", () => openMail(mail));
    return make("li", {}, button);
  }) : [make("li", { className: "hint", textContent: "Ingen mails endnu." })]));
}

function openMail(mail) {
  $("mail-emne").textContent = mail.subject;
  $("mail-hoved").textContent = `Fra ${mail.from} til ${mail.to} · ${mail.date}`;
  $("mail-kalender").textContent = mail.calendar;
  $("mail-ramme").src = `/demo/mails/${encodeURIComponent(mail.id)}`;
  $("mail-vindue").showModal();
}

// all together

async function refresh() {
  const person = state.person?.id;
  const seen = await ask(`/demo/state${person === undefined ? "" : `?person=${person}`}`);
  showClock(seen.now);
  state.people = seen.people;
  if (!state.person) {
    const wanted = location.hash.slice(1);
    return choose(state.people.some((one) => one.id === wanted) ? wanted : state.people[0].id);
  }
  showPeople();
  if (person !== state.person.id || !seen.conversation) return;
  if (seen.conversation.revision !== state.revision) {
    state.revision = seen.conversation.revision;
    showMessages(seen.conversation.messages);
  }
  const mails = JSON.stringify(seen.mails);
  if (mails !== state.mailRevision) {
    state.mailRevision = mails;
    showMails(seen.mails);
  }
}

$("skriv").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("besked").value.trim();
  if (text) say(text);
});
$("fil").addEventListener("change", async () => {
  for (const file of [...$("fil").files]) await send(file);
  $("fil").value = "";
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.querySelector("main").addEventListener(kind, async (event) => {
    if (!event.dataTransfer?.types.includes("Files") || !state.person?.teams) return;
    event.preventDefault();
    $("samtale").classList.toggle("dropping", kind === "dragover");
    if (kind === "drop") for (const file of [...event.dataTransfer.files]) await send(file);
  });
}
$("soeg").addEventListener("input", showPeople);
document.querySelectorAll("[data-clock]").forEach((button) => button.addEventListener("click", () => moveClock(button.dataset.clock)));
$("tema").addEventListener("click", () => {
  state.theme = state.theme === "light" ? "dark" : "light";
  document.documentElement.dataset.theme = state.theme;
  $("tema").setAttribute("aria-pressed", String(state.theme === "dark"));
  state.revision = -1;
  refresh();
});
$("bredde").addEventListener("click", () => {
  const phone = document.body.dataset.width !== "phone";
  document.body.dataset.width = phone ? "phone" : "";
  $("bredde").setAttribute("aria-pressed", String(phone));
});
$("formular-luk").addEventListener("click", () => $("formular").close());
$("mail-luk").addEventListener("click", () => $("mail-vindue").close());
if (matchMedia("(prefers-color-scheme: dark)").matches) $("tema").click();

await refresh();
setInterval(() => refresh().catch((error) => tell(`Serveren svarer ikke: ${error.message}`)), 1500);
