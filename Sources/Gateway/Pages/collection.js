// A list of things that the user has set, and the form that makes another of them.
import { call } from "./api.js";
import { byId } from "./dom.js";
import { putAway } from "./once.js";

/**
 * Joins the parts of the page whose ids begin with `name`.
 *
 * `row` makes an entry's element. `wish` takes the form's data and answers `{ json }` to send, or `{ fault, at }`: what
 * is wrong, and the field to go to. `made` hears what was answered to one that was sent.
 */
export function collection({ path, name, row, wish, made }) {
  const [form, list, title] = [byId(`${name}-form`), byId(`${name}s`), byId(`${name}s-title`)];
  const first = form.elements[0];
  let shown = "";

  /** Fetches the entries and shows them; what has not changed stays as it is, with the focus on it. */
  async function show() {
    const entries = await call("GET", path);
    const text = JSON.stringify(entries);
    if (text === shown) return;
    shown = text;
    list.replaceChildren(...entries.map(row));
    byId(`${name}s-empty`).hidden = entries.length > 0;
  }

  /** Takes everything away that was shown. */
  function forget() {
    shown = "";
    list.replaceChildren();
    putAway(byId(`${name}-once`));
    form.reset();
    showFault("");
  }

  function showFault(text) {
    byId(`${name}-fault`).textContent = text;
    if (text) first.setAttribute("aria-invalid", "true");
    else first.removeAttribute("aria-invalid");
  }

  async function create() {
    const { json, fault = "", at } = wish(new FormData(form));
    showFault(fault);
    if (fault) return form.querySelector(`[name=${at}]`).focus();
    const submit = form.querySelector("[type=submit]");
    submit.disabled = true;
    try {
      const answer = await call("POST", path, { json });
      form.reset();
      // First of all: it may hold a secret that is shown this once.
      made(answer);
      await show();
    } catch (error) {
      showFault(error.message);
    } finally {
      submit.disabled = false;
    }
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); create(); });
  return { list, title, show, forget };
}
