// The reference of the API, made from openapi.json.
import { call, session } from "./api.js";
import { byId, element } from "./dom.js";
import { languages } from "./examples.js";
import { answerMedia, bodyOf, resolve, sample, typeWords } from "./schema.js";
import { tryIt } from "./try.js";

/** The whole of openapi.json. */
const api = await call("GET", "/openapi.json");
const examples = [];

function anchor(operation) {
  return operation.operationId;
}

/** Text in which backquotes mark code. */
function prose(text) {
  return text.split("`").map((part, index) => (index % 2 ? element("code", { textContent: part }) : part));
}

function operations(tag) {
  return Object.entries(api.paths).flatMap(([path, verbs]) => Object.entries(verbs)
    .filter(([, operation]) => operation.tags.includes(tag))
    .map(([verb, operation]) => ({ path, method: verb.toUpperCase(), operation })));
}

function badge(method) {
  const text = method === "DELETE" ? "DEL" : method;
  return element("span", { className: `verb ${method.toLowerCase()}`, textContent: text });
}

function fieldList(schema) {
  const { properties = {}, required = [] } = resolve(api, schema);
  return element("dl", { className: "fields" }, ...Object.entries(properties).map(([name, property]) =>
    fieldRow(name, property, required.includes(name))));
}

function fieldRow(name, schema, isNeeded, description = resolve(api, schema).description) {
  return element("div", {},
    element("dt", {}, element("code", { textContent: name }),
      element("span", { className: "hint", textContent: typeWords(api, schema) }),
      isNeeded ? element("span", { className: "needed", textContent: "needed" }) : null),
    description ? element("dd", {}, ...prose(description)) : null);
}

function parameterList(parameters) {
  return element("dl", { className: "fields" }, ...parameters.map((parameter) =>
    fieldRow(parameter.name, parameter.schema, parameter.required, parameter.description)));
}

function answers(operation) {
  return Object.entries(operation.responses).map(([status, response]) => {
    const schema = Object.values(response.content ?? {})[0]?.schema;
    const item = schema && resolve(api, schema).type === "array" ? resolve(api, schema).items : schema;
    const text = `${status} ${response.description}`;
    if (status !== "200" || !item || !resolve(api, item).properties) return element("p", {}, ...prose(text));
    return element("details", { open: true },
      element("summary", { textContent: `${text}: ${typeWords(api, schema)}` }), fieldList(item));
  });
}

/** A line of the contents. */
function entry({ path, method, operation }) {
  return element("a", { href: `#${anchor(operation)}`, title: operation.summary }, badge(method),
    element("span", { textContent: path.replace("/api/v1", "") }));
}

/** The request as the examples show it. */
function exampleCall({ path, method, operation }) {
  const body = bodyOf(operation);
  let url = location.origin + path;
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in === "path") url = url.replace(`{${parameter.name}}`, sample(api, parameter.schema));
  }
  return { method, url, needsToken: Boolean(operation.security), media: body?.media,
    body: body ? sample(api, body.schema) : undefined, answer: answerMedia(operation) };
}

function codeBlock(route) {
  const text = element("pre", { tabIndex: 0, role: "region", "aria-label": `Example of ${route.operation.summary}` });
  examples.push({ text, call: exampleCall(route) });
  const copy = element("button", { className: "copy", type: "button", textContent: "Copy",
    "aria-label": `Copy the example of ${route.operation.summary}` });
  copy.addEventListener("click", async () => {
    await navigator.clipboard?.writeText(text.textContent);
    copy.textContent = "Copied";
  });
  return element("div", { className: "code" }, text, copy);
}

function section(route) {
  const { path, method, operation } = route;
  const parameters = operation.parameters ?? [];
  const body = bodyOf(operation);
  const rest = operation.description.replace(operation.summary, "").replace(/^\.\s*/, "");
  const words = element("div", {}, element("h3", {}, ...prose(operation.summary)),
    element("p", { className: "path" }, badge(method), element("code", { textContent: path })),
    rest ? element("p", {}, ...prose(rest)) : null);
  if (parameters.length) words.append(element("h4", { textContent: "Parameters" }), parameterList(parameters));
  if (body) words.append(element("h4", { textContent: `Body, ${body.media}` }), fieldList(body.schema));
  const list = element("div", { className: "answers" }, ...answers(operation));
  words.append(element("h4", { textContent: "Answers" }), list);
  const call = { method, path, parameters, body };
  return element("section", { className: "route", id: anchor(operation) }, words,
    element("div", {}, codeBlock(route), tryIt(api, call)));
}

function show(language) {
  localStorage.setItem("language", language);
  for (const { text, call } of examples) text.textContent = languages[language](call);
  for (const button of byId("languages").children) button.ariaPressed = String(button.textContent === language);
}

function filter(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { name } of api.tags) {
    for (const { path, method, operation } of operations(name)) {
      const known = `${path} ${method} ${operation.description} ${name}`.toLowerCase();
      const isShown = words.every((word) => known.includes(word));
      byId(anchor(operation)).hidden = !isShown;
      byId("contents").querySelector(`[href="#${anchor(operation)}"]`).hidden = !isShown;
    }
  }
  for (const group of byId("routes").children) group.hidden = !group.querySelector(".route:not([hidden])");
}

byId("origin").textContent = location.origin;
byId("routes").replaceChildren(...api.tags.map(({ name }) =>
  element("div", {}, element("h2", { className: "group", textContent: name }), ...operations(name).map(section))));
byId("contents").append(...api.tags.flatMap(({ name }) =>
  [element("h2", { textContent: name }), ...operations(name).map(entry)]));
byId("languages").append(...Object.keys(languages).map((language) =>
  element("button", { type: "button", textContent: language, onclick: () => show(language) })));
byId("filter").addEventListener("input", (event) => filter(event.target.value));
const chosen = localStorage.getItem("language");
show(languages[chosen] ? chosen : "curl");
if (location.hash) byId(location.hash.slice(1))?.scrollIntoView();

session.onEnd = () => { byId("who").textContent = "Not signed in"; };
if (localStorage.getItem("signed-in")) {
  const me = await call("GET", "/api/v1/auth/me").catch(() => null);
  byId("who").textContent = me ? `Signed in as ${me.username}` : "Not signed in";
} else {
  session.onEnd();
}
