// The settings: a view of its own beside the desk, at #settings, so that the browser's own Back leads out of it.
import { byId, icon } from "./dom.js";
import { forgetKeys, showKeys } from "./keys.js";
import { say } from "./toast.js";
import { forgetWebhooks, showWebhooks } from "./webhooks.js";

let isSignedIn = false;
const isWanted = () => location.hash.startsWith("#settings");

/** Lets who is signed in see the settings. */
export function startSettings() {
  isSignedIn = true;
  show();
}

/** Forgets everything, as somebody signs out. */
export function stopSettings() {
  isSignedIn = false;
  if (isWanted()) history.replaceState(null, "", location.pathname);
  forgetKeys();
  forgetWebhooks();
}

function show() {
  const isShown = isWanted();
  byId("settings").hidden = !isShown;
  byId("desk").hidden = isShown;
  byId("skip").href = isShown ? "#settings-title" : "#library-title";
  byId("skip").textContent = isShown ? "Skip to the settings" : "Skip to your videos";
  document.title = isShown ? "Settings – VeoGen Studio" : "VeoGen Studio";
  if (isShown) byId("to-settings").setAttribute("aria-current", "page");
  else byId("to-settings").removeAttribute("aria-current");
  if (!isShown) return;
  Promise.all([showKeys(), showWebhooks()]).catch((error) => { if (error.status !== 401) say(error.message); });
}

addEventListener("hashchange", () => {
  // Within a view the browser itself goes to what is named.
  if (!isSignedIn || isWanted() !== byId("settings").hidden) return;
  show();
  if (isWanted()) scrollTo(0, 0);
  byId(isWanted() ? "settings-title" : "library-title").focus();
});
byId("to-settings").prepend(icon("sliders"));
