// Short messages that go by themselves, and questions that must be answered.
import { byId, element } from "./dom.js";

const shownFor = 6000;

/** Says something in passing; screen readers say it too. */
export function say(text) {
  const toast = element("div", { className: "toast", textContent: text });
  byId("toasts").append(toast);
  setTimeout(() => toast.remove(), shownFor);
}

/** Asks before something that can't be undone. */
export function ask(title, text, verb) {
  const dialog = byId("question");
  byId("question-title").textContent = title;
  byId("question-text").textContent = text;
  byId("question-yes").textContent = verb;
  dialog.showModal();
  return new Promise((resolve) => {
    const answered = new AbortController();
    const answer = (isYes) => {
      answered.abort();
      if (dialog.open) dialog.close();
      resolve(isYes);
    };
    byId("question-yes").addEventListener("click", () => answer(true), answered);
    byId("question-no").addEventListener("click", () => answer(false), answered);
    dialog.addEventListener("close", () => answer(false), answered);
  });
}
