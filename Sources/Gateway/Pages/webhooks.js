// Webhooks: addresses of the user's that are told what happens.
import { call } from "./api.js";
import { collection } from "./collection.js";
import { deliveriesOf } from "./deliveries.js";
import { byId, choice, element } from "./dom.js";
import { showOnce } from "./once.js";
import { ask, say } from "./toast.js";

const path = "/api/v1/webhooks";
const kinds = { completed: "is ready", failed: "fails", cancelled: "is cancelled", status: "changes its status",
  progress: "moves on" };
const defaults = ["completed", "failed", "cancelled"];
const { list, title, show, forget } = collection({ path, name: "webhook", row, wish, made: showSecret });
export { show as showWebhooks };
// An open log stays open, whatever is shown anew around it.
const logs = new Map();

/** Takes everything away that was shown. */
export function forgetWebhooks() {
  logs.clear();
  forget();
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
  await show();
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
  await show();
  title.focus();
  say("The webhook is removed.");
}

function showSecret({ webhook, secret }) {
  showOnce(byId("webhook-once"), { title: `The secret of ${webhook.url}`, secret, after: title,
    text: "The receiver checks signatures by it. Keep it now: it is shown this once." });
}

function wish(data) {
  const [url, events] = [data.get("url").trim(), data.getAll("events")];
  if (!url) return { fault: "Say first who is to be told.", at: "url" };
  if (events.length === 0) return { fault: "Choose what is to be told.", at: "events" };
  return { json: { url, events } };
}

byId("webhook-events").append(...Object.entries(kinds).map(([kind, words]) =>
  choice("checkbox", "events", kind, defaults.includes(kind), words)));
