// Webhooks: addresses of the user's that are told what happens.
import { call } from "./api.js";
import { deliveriesOf } from "./deliveries.js";
import { byId, choice, element } from "./dom.js";
import { putAway, showOnce } from "./once.js";
import { ask, say } from "./toast.js";

const path = "/api/v1/webhooks";
const kinds = { completed: "is ready", failed: "fails", cancelled: "is cancelled", status: "changes its status",
  progress: "moves on" };
const defaults = ["completed", "failed", "cancelled"];
const form = byId("webhook-form");
const list = byId("webhooks");
const title = byId("webhooks-title");
// An open log stays open, whatever is shown anew around it.
const logs = new Map();
let shown = "";

/** Fetches the webhooks and shows them; what has not changed stays as it is, with the focus on it. */
export async function showWebhooks() {
  const webhooks = await call("GET", path);
  const text = JSON.stringify(webhooks);
  if (text === shown) return;
  shown = text;
  list.replaceChildren(...webhooks.map(row));
  byId("webhooks-empty").hidden = webhooks.length > 0;
}

/** Takes everything away that was shown. */
export function forgetWebhooks() {
  shown = "";
  logs.clear();
  list.replaceChildren();
  putAway(byId("webhook-once"));
  form.reset();
  showFault("");
}

function row(webhook) {
  const button = (className, text, onclick) => element("button", { className, type: "button", textContent: text,
    "aria-label": `${text}: ${webhook.url}`, onclick: () => onclick().catch((error) => say(error.message)) });
  const log = logs.get(webhook.id) ?? deliveriesOf(webhook);
  logs.set(webhook.id, log);
  const state = element("span", { textContent: stateOf(webhook) });
  if (!webhook.enabled) state.className = "bad";
  return element("li", { className: "row", "data-id": webhook.id },
    element("div", { className: "row-words" },
      element("p", { className: "row-title", textContent: webhook.url }),
      element("p", { className: "hint" }, state, ` · told when a video ${wordsOf(webhook.events)}`)),
    element("div", { className: "actions" }, log.toggle,
      button("quiet", webhook.enabled ? "Switch off" : "Switch on", () => change(webhook)),
      button("quiet", "New secret", () => rotate(webhook)),
      button("danger", "Remove", () => remove(webhook))),
    log.node);
}

function stateOf({ enabled, disabled_reason }) {
  if (enabled) return "On";
  return disabled_reason ? `Off: ${disabled_reason}` : "Off";
}

function wordsOf(events) {
  const words = events.map((event) => kinds[event] ?? event);
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : words.join("");
}

async function change(webhook) {
  await call("PATCH", `${path}/${webhook.id}`, { json: { enabled: !webhook.enabled } });
  await showWebhooks();
  list.querySelector(`[data-id="${webhook.id}"] button`)?.focus();
  say(webhook.enabled ? "The webhook is off." : "The webhook is on.");
}

async function rotate(webhook) {
  const text = "For a day messages are signed by both, so that the receiver can change over.";
  if (!(await ask("Make a new secret?", text, "New secret"))) return;
  const answer = await call("POST", `${path}/${webhook.id}/rotate-secret`);
  showSecret(answer);
}

async function remove(webhook) {
  if (!(await ask("Remove this webhook?", `${webhook.url} is told nothing more.`, "Remove"))) return;
  await call("DELETE", `${path}/${webhook.id}`);
  await showWebhooks();
  title.focus();
  say("The webhook is removed.");
}

function showSecret({ webhook, secret }) {
  showOnce(byId("webhook-once"), { title: `The secret of ${webhook.url}`, secret, after: title,
    text: "The receiver checks signatures by it. Keep it now: it is shown this once." });
}

function showFault(text) {
  byId("webhook-fault").textContent = text;
  if (text) form.elements.url.setAttribute("aria-invalid", "true");
  else form.elements.url.removeAttribute("aria-invalid");
}

async function create() {
  const data = new FormData(form);
  const [url, events] = [data.get("url").trim(), data.getAll("events")];
  const fault = !url ? "Say first who is to be told." : events.length === 0 ? "Choose what is to be told." : "";
  showFault(fault);
  if (fault) return (url ? form.querySelector("[name=events]") : form.elements.url).focus();
  const submit = form.querySelector("[type=submit]");
  submit.disabled = true;
  try {
    const answer = await call("POST", path, { json: { url, events } });
    form.reset();
    await showWebhooks();
    showSecret(answer);
  } catch (error) {
    showFault(error.message);
  } finally {
    submit.disabled = false;
  }
}

byId("webhook-events").append(...Object.entries(kinds).map(([kind, words]) =>
  choice("checkbox", "events", kind, defaults.includes(kind), words)));
form.addEventListener("submit", (event) => { event.preventDefault(); create(); });
