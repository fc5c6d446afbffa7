// API keys: what the user's programs sign in with.
import { call } from "./api.js";
import { collection } from "./collection.js";
import { byId, choice, element } from "./dom.js";
import { showOnce } from "./once.js";
import { ask, say } from "./toast.js";
import { day, moment } from "./words.js";

const path = "/api/v1/auth/api-keys";
const { title, show, forget } = collection({ path, name: "key", row, wish, made });
export { forget as forgetKeys, show as showKeys };

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
    await show();
    title.focus();
    say(`The key “${key.name}” is revoked.`);
  } catch (error) {
    say(error.message);
  }
}

function wish(data) {
  const { name, scope, days } = Object.fromEntries(data);
  if (!name.trim()) return { fault: "Give the key a name, to know it again.", at: "name" };
  const json = { name: name.trim(), scopes: scope.split(",") };
  if (days) json.expires_in_days = Number(days);
  return { json };
}

function made({ key, api_key }) {
  showOnce(byId("key-once"), { title: `Your key “${api_key.name}”`, secret: key, after: title,
    text: "Keep it now: it is shown this once, and stored nowhere." });
}

byId("key-scopes").append(choice("radio", "scope", "read", true, "Read"),
  choice("radio", "scope", "read,write", false, "Read and write"));
