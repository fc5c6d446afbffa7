// Sends a request of the reference, as whoever is signed in at the studio.
import { Refusal, request } from "./api.js";
import { element } from "./dom.js";
import { sample } from "./schema.js";

const shownCharactersMax = 20000;
let fields = 0;

/** A form that sends a route's request and shows what comes back. */
export function tryIt(api, call) {
  const inputs = new Map(call.parameters.map((parameter) => [parameter, field(api, parameter)]));
  const text = element("textarea", { rows: 6, spellcheck: false, value: call.body ? bodyText(api, call.body) : "" });
  const answer = element("div", { role: "status" });
  const button = element("button", { className: "primary", type: "submit", textContent: "Send" });
  const form = element("form", { onsubmit: async (event) => {
    event.preventDefault();
    button.disabled = true;
    answer.replaceChildren(...await outcome(() => send(call, inputs, text.value)));
    button.disabled = false;
  } }, ...[...inputs.values()].map((input) => input.row));
  if (call.body) form.append(labelled(`Body, ${call.body.media}`, text));
  form.append(button, answer);
  return element("details", { className: "try" }, element("summary", { textContent: "Try it" }), form);
}

function field(api, parameter) {
  const input = element("input", { required: parameter.required, autocomplete: "off",
    placeholder: String(sample(api, parameter.schema)) });
  return { input, row: labelled(parameter.name + (parameter.required ? " (needed)" : ""), input) };
}

function labelled(text, control) {
  control.id = `try-${fields += 1}`;
  return element("div", { className: "field" }, element("label", { for: control.id, textContent: text }), control);
}

function bodyText(api, body) {
  const value = sample(api, body.schema);
  return body.media === "application/json" ? JSON.stringify(value, null, 2) : new URLSearchParams(value).toString();
}

function send(call, inputs, text) {
  let path = call.path;
  const query = new URLSearchParams();
  for (const [parameter, { input }] of inputs) {
    const value = input.value.trim();
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else if (value) query.set(parameter.name, value);
  }
  const options = {};
  if (call.body?.media === "application/json") options.json = JSON.parse(text);
  else if (call.body) options.form = text;
  return request(call.method, query.size > 0 ? `${path}?${query}` : path, options);
}

async function outcome(work) {
  const begin = performance.now();
  try {
    const answer = await work();
    const took = Math.round(performance.now() - begin);
    const shown = await body(answer);
    return [element("p", { className: "status", textContent: `${answer.status} in ${took} ms` }), shown];
  } catch (error) {
    const status = error instanceof Refusal && error.status ? `${error.status}: ` : "";
    const parts = [element("p", { className: "fault", textContent: status + error.message })];
    if (error.status === 401) parts.push(element("a", { href: "/", textContent: "Sign in at the studio" }));
    return parts;
  }
}

/** The answer as text; of a stream its beginning, of a file its size. */
async function body(answer) {
  const type = answer.headers.get("Content-Type") ?? "";
  if (type.startsWith("text/event-stream")) {
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const { value } = await reader.read();
    await reader.cancel();
    return preformatted(`${value}…`);
  }
  if (/^(video|image)\//.test(type)) {
    return element("p", { textContent: `${type}, ${(await answer.blob()).size.toLocaleString()} bytes` });
  }
  const text = await answer.text();
  const isJSON = type.includes("json");
  return preformatted((isJSON ? JSON.stringify(JSON.parse(text), null, 2) : text).slice(0, shownCharactersMax));
}

const preformatted = (textContent) =>
  element("pre", { textContent, tabIndex: 0, role: "region", "aria-label": "Answer" });
