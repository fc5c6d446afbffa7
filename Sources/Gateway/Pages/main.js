// The studio: who is here, and what they can do.
import { call, callOnce, session } from "./api.js";
import { fill, startComposer } from "./composer.js";
import { byId, element } from "./dom.js";
import { add, find, forget, isUnfinished, refresh, startLibrary, stopLibrary } from "./library.js";
import { promote } from "./promotion.js";
import { startSettings, stopSettings } from "./settings.js";
import { ask, say } from "./toast.js";
import { showUsage } from "./usage.js";
import { closeViewer, view } from "./viewer.js";
import { welcome } from "./welcome.js";

const ideas = [
  "A lighthouse in a storm, waves over the rocks",
  "Two cats chase fireflies in a summer garden at dusk",
  "Snow falls on a small town square, warm windows, Christmas lights",
  "A rocket rises over the desert at sunrise",
];

const actions = {
  play: (id) => view(id, actions),
  reuse: (id) => again(id),
  forReal: guarded((id) => promote(find(id), begun)),
  cancel: guarded(async (id) => {
    await call("POST", `/api/v1/videos/${id}/cancel`);
    await refresh(id);
  }),
  regenerate: guarded(async (id) => {
    const answer = await callOnce("POST", `/api/v1/videos/${id}/regenerate`);
    await (answer.job_id === id ? refresh(id) : add(answer.job_id));
  }),
  remove: guarded(async (id) => {
    const video = find(id);
    const text = isUnfinished(video) ? "It is stopped, and nothing of it is kept." : "Its files go with it.";
    if (!(await ask("Delete this video?", text, "Delete"))) return;
    await call("DELETE", `/api/v1/videos/${id}`);
    closeViewer(id);
    forget(id);
    say("The video is deleted.");
  }),
};

function guarded(action) {
  return (id) => action(id).catch((error) => say(error.message));
}

function again(id) {
  const { prompt, style, duration, quality, aspect_ratio, negative_prompt, model } = find(id);
  closeViewer(id);
  fill({ prompt, style, duration, quality, aspect_ratio, negative_prompt, model });
}

/** Shows a video that was begun. */
async function begun(id) {
  closeViewer();
  await add(id);
  document.querySelector(`[data-id="${id}"]`)?.scrollIntoView({ block: "nearest", behavior: "smooth" });
}

async function open() {
  localStorage.setItem("signed-in", "1");
  byId("studio").hidden = false;
  startSettings();
  try {
    await Promise.all([
      startComposer(begun),
      startLibrary(actions, showUsage),
      showUsage(),
    ]);
  } catch (error) {
    if (error.status !== 401) byId("composer-fault").textContent = error.message;
  }
}

function leave(fault) {
  localStorage.removeItem("signed-in");
  stopLibrary();
  stopSettings();
  byId("studio").hidden = true;
  welcome(open, fault);
}

session.onEnd = () => leave("Your session has ended. Please sign in again.");
byId("sign-out").addEventListener("click", async () => {
  try {
    await call("DELETE", "/api/v1/auth/cookie");
  } catch (error) {
    return say(error.message);
  }
  // A new page: no answer that is still on its way may show the next user what was this one's.
  localStorage.removeItem("signed-in");
  location.reload();
});
byId("ideas").append(...ideas.map((prompt) =>
  element("button", { type: "button", textContent: prompt, onclick: () => fill({ prompt }) })));

// The cookies can't be seen from here; this only says whether it is worth asking.
if (localStorage.getItem("signed-in")) await open();
else welcome(open);
