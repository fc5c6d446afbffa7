// Light, dark, or as the system has it.
import { byId, icon } from "./dom.js";

const order = ["system", "light", "dark"];
const icons = { system: "half", light: "sun", dark: "moon" };

function stored() {
  const theme = localStorage.getItem("theme");
  return order.includes(theme) ? theme : "system";
}

function apply(theme) {
  document.documentElement.dataset.theme = theme;
  const button = byId("theme");
  if (!button) return;
  button.replaceChildren(icon(icons[theme]));
  button.ariaLabel = button.title = `Colours: ${theme}`;
}

byId("theme")?.addEventListener("click", () => {
  const theme = order[(order.indexOf(stored()) + 1) % order.length];
  localStorage.setItem("theme", theme);
  apply(theme);
});
apply(stored());
