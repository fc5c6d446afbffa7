// API keys: what the user's programs sign in with.
import { call } from "./api.js";
import { byId, choice, element } from "./dom.js";
import { putAway, showOnce } from "./once.js";
import { ask, say } from "./toast.js";
import { day, moment } from "./words.js";

const path = "/api/v1/auth/api-keys";
const form = byId("key-form");
const list = byId("keys");
const title = byId("keys-title");
let shown = "";

/** Fetches the keys and shows them; what has not changed stays as it is, with the focus on it. */
export async function showKeys() {
  const keys = await call("GET", path);
  const text = JSON.stringify(keys);
  if (text === shown) return;
  shown = text;
  list.replaceChildren(...keys.map(row));
  byId("keys-empty").hidden = keys.length > 0;
}

/** Takes everything away that was shown. */
export function forgetKeys() {
  shown = "";
  list.replaceChildren();
  putAway(byId("key-once"));
  form.reset();
  showFault("");
}

function row(key) {
  const expiry = element("span", { textContent: expiryOf(key) });
  if (isExpired(key)) expiry.className = "bad";
  const scopes = key.scopes.includes("write") ? "Read and write" : "Read only";
  const use = key.last_used_at ? `last used ${moment(key.last_used_at)}` : "never used";
  return element("li", { className: "row", "data-id": key.id },
    element("div", { className: "row-words" },
      element("p", { className: "row-title" }, key.name, " ", element("code", { textContent: `${key.prefix}…` })),
      element("p", { className: "hint" }, `${scopes} · ${use} · `, expiry)),
    element("div", { className: "actions" }, element("button", { className: "danger", type: "button",
      textContent: "Revoke", "aria-label": `Revoke ${key.name}`, onclick: () => revoke(key) })));
}

const isExpired = ({ expires_at }) => Boolean(expires_at) && new Date(expires_at) <= new Date();

function expiryOf(key) {
  if (!key.expires_at) return "never expires";
  return `${isExpired(key) ? "expired" : "expires"} ${day(key.expires_at)}`;
}

async function revoke(key) {
  const text = "Programs that use it are refused within seconds, and nothing brings it back.";
  if (!(await ask(`Revoke “${key.name}”?`, text, "Revoke"))) return;
  try {
    await call("DELETE", `${path}/${key.id}`);
    await showKeys();
    title.focus();
    say(`The key “${key.name}” is revoked.`);
  } catch (error) {
    say(error.message);
  }
}

function showFault(text) {
  byId("key-fault").textContent = text;
  form.elements.name.toggleAttribute("aria-invalid", false);
  if (text) form.elements.name.setAttribute("aria-invalid", "true");
}

async function create() {
  const { name, scope, days } = Object.fromEntries(new FormData(form));
  showFault(name.trim() ? "" : "Give the key a name, to know it again.");
  if (!name.trim()) return form.elements.name.focus();
  const submit = form.querySelector("[type=submit]");
  submit.disabled = true;
  try {
    const json = { name: name.trim(), scopes: scope.split(",") };
    if (days) json.expires_in_days = Number(days);
    const { key, api_key } = await call("POST", path, { json });
    form.reset();
    await showKeys();
    showOnce(byId("key-once"), { title: `Your key “${api_key.name}”`, secret: key, after: title,
      text: "Keep it now: it is shown this once, and stored nowhere." });
  } catch (error) {
    showFault(error.message);
  } finally {
    submit.disabled = false;
  }
}

byId("key-scopes").append(choice("radio", "scope", "read", true, "Read"),
  choice("radio", "scope", "read,write", false, "Read and write"));
form.addEventListener("submit", (event) => { event.preventDefault(); create(); });
