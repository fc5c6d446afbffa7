// A secret that is shown once, until somebody says that it is kept.
import { element } from "./dom.js";

/** Shows a secret in `host`; focus goes to `after` when it is put away. */
export function showOnce(host, { title, text, secret, after }) {
  const heading = element("h3", { id: `${host.id}-title`, tabIndex: -1, textContent: title });
  const field = element("input", { readOnly: true, value: secret, spellcheck: false, autocomplete: "off",
    "aria-labelledby": heading.id, onfocus: () => field.select() });
  const copied = element("span", { className: "hint", role: "status" });
  const copy = element("button", { className: "primary", type: "button", textContent: "Copy", onclick: async () => {
    // Only a page that came safely may write to the clipboard.
    const isCopied = await navigator.clipboard?.writeText(secret).then(() => true, () => false);
    if (!isCopied) field.focus();
    copied.textContent = isCopied ? "Copied." : "Selected: copy it with the keyboard.";
  } });
  const done = element("button", { className: "quiet", type: "button", textContent: "I have kept it", onclick: () => {
    putAway(host);
    after.focus();
  } });
  host.replaceChildren(heading, element("p", { className: "hint", textContent: text }), field,
    element("div", { className: "actions" }, copy, done, copied));
  host.hidden = false;
  heading.focus();
}

/** Takes the secret out of the page. */
export function putAway(host) {
  host.replaceChildren();
  host.hidden = true;
}
