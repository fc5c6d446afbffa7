// Short messages that go by themselves, and questions that must be answered.
import { byId, element } from "./dom.js";

const shownFor = 6000;

/** Says something in passing; screen readers say it too. */
export function say(text) {
  const toast = element("div", { className: "toast", textContent: text });
  byId("toasts").append(toast);
  setTimeout(() => toast.remove(), shownFor);
}

// Ends the question that was asked last, while it has no answer.
let endQuestion;

/** Asks before something that can't be undone. */
export function ask(title, text, verb) {
  const dialog = byId("question");
  endQuestion?.();
  byId("question-title").textContent = title;
  byId("question-text").textContent = text;
  byId("question-yes").textContent = verb;
  dialog.showModal();
  return new Promise((resolve) => {
    const answered = new AbortController();
    const answer = (isYes) => {
      answered.abort();
      endQuestion = undefined;
      if (dialog.open) dialog.close();
      resolve(isYes);
    };
    byId("question-yes").addEventListener("click", () => answer(true), answered);
    byId("question-no").addEventListener("click", () => answer(false), answered);
    endQuestion = () => answer(false);
    // The browser tells of it later: by then another question may be open.
    dialog.addEventListener("close", () => { if (!dialog.open) answer(false); }, answered);
  });
}
