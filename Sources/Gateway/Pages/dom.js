// Elements, made without ever parsing text as HTML.

/** The element with an id. */
export const byId = (id) => document.getElementById(id);

/** Makes an element. Properties are set as such; `aria-`, `data-` and `role` as attributes; `on…` as listeners. */
export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key.includes("-") || key === "role" || key === "for") node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** A radio button or checkbox that looks like a button. */
export function choice(type, name, value, isChosen, ...content) {
  const input = element("input", { type, name, value, defaultChecked: isChosen, checked: isChosen });
  return element("label", { className: "option" }, input, element("span", {}, ...content));
}

const paths = {
  play: "M8 5.5v13l11-6.5z",
  download: "M12 4v11m-5-4.5 5 5 5-5M5 20h14",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 11v5m3-5v5",
  stop: "M6.5 6.5l11 11m0-11l-11 11",
  again: "M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4",
  reuse: "M4 20h4L19.5 8.5l-4-4L4 16zM13 7l4 4",
  star: "M12 3.5l2.1 5.9 6.2.2-4.9 3.8 1.7 6-5.1-3.5-5.1 3.5 1.7-6-4.9-3.8 6.2-.2z",
  sliders: "M4 8h8m4 0h4M4 16h4m4 0h8M14 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM10 14a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2m0 15v2M2.5 12h2m15 0h2"
    + "M5.3 5.3l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  half: "M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17",
};

/** An icon, which says nothing to a screen reader: what it stands for is said by the button around it. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const isSolid = name === "play";
  const attributes = { viewBox: "0 0 24 24", fill: isSolid ? "currentColor" : "none", stroke: "currentColor",
    "stroke-width": "1.8", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = svg.appendChild(document.createElementNS(space, "path"));
  path.setAttribute("d", paths[name]);
  return svg;
}
