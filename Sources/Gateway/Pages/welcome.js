// Signing in, and making an account.
import { call } from "./api.js";
import { byId } from "./dom.js";

const form = byId("sign-in");
let isNew = false;
let onSignedIn = () => {};

/** Shows the welcome; `then` is called once somebody is signed in. */
export function welcome(then, fault = "") {
  onSignedIn = then;
  form.reset();
  choose(false);
  byId("sign-in-fault").textContent = fault;
  byId("welcome").hidden = false;
}

function choose(isNewUser) {
  isNew = isNewUser;
  byId("sign-in-title").textContent = isNew ? "Create an account" : "Sign in";
  form.querySelector("[type=submit]").textContent = isNew ? "Create account" : "Sign in";
  byId("switch-question").textContent = isNew ? "Already have one?" : "New here?";
  byId("switch").textContent = isNew ? "Sign in" : "Create an account";
  form.querySelector("[data-for=username]").hidden = !isNew;
  form.elements.username.disabled = !isNew;
  byId("password-hint").hidden = !isNew;
  form.elements.password.minLength = isNew ? 8 : 0;
  form.elements.password.autocomplete = isNew ? "new-password" : "current-password";
  show({});
}

/** Shows what is wrong, at the fields where it is wrong. */
function show(messages) {
  for (const name of ["email", "username", "password"]) {
    const input = form.elements[name];
    if (messages[name]) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
  byId("sign-in-fault").textContent = Object.values(messages).join("\n");
  form.querySelector("[aria-invalid]")?.focus();
}

function faultsOfForm() {
  const names = { email: "Email", username: "Name", password: "Password" };
  const messages = {};
  for (const [name, title] of Object.entries(names)) {
    const input = form.elements[name];
    if (input.disabled || input.validity.valid) continue;
    messages[name] = input.validity.valueMissing ? `${title} is missing.`
      : name === "email" ? "That is no email address."
        : name === "password" ? "The password needs at least 8 characters."
          : "The name needs 3 to 50 letters, digits, dots or dashes.";
  }
  return messages;
}

async function submit() {
  const { email, username, password } = Object.fromEntries(new FormData(form));
  if (isNew) await call("POST", "/api/v1/auth/register", { json: { email, username, password } });
  await call("POST", "/api/v1/auth/cookie", { form: { username: email, password } });
}

byId("switch").addEventListener("click", () => {
  choose(!isNew);
  form.elements.email.focus();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const messages = faultsOfForm();
  show(messages);
  if (Object.keys(messages).length > 0) return;
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  try {
    await submit();
    byId("welcome").hidden = true;
    form.reset();
    onSignedIn();
  } catch (error) {
    const faults = Object.fromEntries((error.faults ?? []).map((fault) => [fault.field, fault.message]));
    show(Object.keys(faults).length > 0 ? faults : { "": error.message });
  } finally {
    button.disabled = false;
  }
});
