// What became of a webhook's messages: shown on demand, and kept up to date as long as they are looked at.
import { call } from "./api.js";
import { element } from "./dom.js";
import { find } from "./library.js";
import { say } from "./toast.js";
import { moment } from "./words.js";

const pageSize = 10;
const refreshAfter = 3000;
const kinds = { completed: "Ready", failed: "Failed", cancelled: "Cancelled", status: "New status",
  progress: "Progress" };
const states = { pending: "On its way", delivered: "Delivered", failed: "Given up" };

/** The button that shows a webhook's messages, and where they are shown. */
export function deliveriesOf(webhook) {
  const node = element("div", { className: "log", id: `log-${webhook.id}`, hidden: true });
  const toggle = element("button", { className: "quiet", type: "button", textContent: "Messages",
    "aria-label": `Messages: ${webhook.url}`, "aria-expanded": "false", "aria-controls": node.id });
  const log = new Log(webhook, node);
  toggle.addEventListener("click", () => {
    node.hidden = !node.hidden;
    toggle.setAttribute("aria-expanded", String(!node.hidden));
    if (!node.hidden) log.load().catch((error) => say(error.message));
  });
  return { node, toggle };
}

class Log {
  #path;
  #node;
  #rows = element("ul", { className: "rows" });
  #more = element("button", { className: "quiet wide", type: "button", textContent: "Show older messages",
    hidden: true });
  #count = pageSize;
  #shown = "";
  #timer;

  constructor(webhook, node) {
    this.#path = `/api/v1/webhooks/${webhook.id}/deliveries`;
    this.#node = node;
    this.#more.addEventListener("click", () => {
      this.#count += pageSize;
      this.load().catch((error) => say(error.message));
    });
    this.#rows.setAttribute("aria-label", "Messages, newest first");
  }

  /** Shows how things stand, now and again as long as somebody looks. */
  async load() {
    clearTimeout(this.#timer);
    try {
      // One more than is shown tells whether there are older ones.
      this.#show(await call("GET", `${this.#path}?limit=${this.#count + 1}`));
    } finally {
      this.#timer = setTimeout(() => this.#loadAgain(), refreshAfter);
    }
  }

  #loadAgain() {
    // A log that was removed is looked at no more; one in a view that is not shown may be again.
    if (this.#node.hidden || !this.#node.isConnected) return;
    const isSeen = !document.hidden && this.#node.offsetParent !== null;
    if (!isSeen) this.#timer = setTimeout(() => this.#loadAgain(), refreshAfter);
    else this.load().catch(() => { /* The next look may be luckier. */ });
  }

  #show(deliveries) {
    // What has not changed stays as it is, with the place where somebody reads.
    const text = JSON.stringify([this.#count, deliveries]);
    if (text === this.#shown) return;
    this.#shown = text;
    const focused = this.#node.contains(document.activeElement) && document.activeElement.closest("li")?.dataset.id;
    this.#rows.replaceChildren(...deliveries.slice(0, this.#count).map((delivery) => this.#row(delivery)));
    this.#more.hidden = deliveries.length <= this.#count;
    const nothing = element("p", { className: "hint nothing", textContent: "Nothing was sent yet." });
    this.#node.replaceChildren(deliveries.length > 0 ? this.#rows : nothing, this.#more);
    if (focused) this.#rows.querySelector(`[data-id="${focused}"] button`)?.focus();
  }

  #row(delivery) {
    const video = find(delivery.video_id)?.prompt ?? `Video ${delivery.video_id.slice(0, 8)}`;
    const name = `${kinds[delivery.event] ?? delivery.event}: ${video}`;
    const again = element("button", { className: "quiet", type: "button", textContent: "Send again",
      "aria-label": `Send again: ${name}`, onclick: () => this.#sendAgain(delivery) });
    // A button that is merely disabled would lose the focus that is on it.
    if (delivery.state === "pending") again.setAttribute("aria-disabled", "true");
    return element("li", { className: "row", "data-id": delivery.id, "data-state": delivery.state },
      element("div", { className: "row-words" }, element("p", { className: "row-title", textContent: name }),
        element("p", { className: "hint", textContent: outcome(delivery) })),
      element("div", { className: "actions" }, again));
  }

  async #sendAgain(delivery) {
    if (delivery.state === "pending") return;
    try {
      await call("POST", `${this.#path}/${delivery.id}/redeliver`);
      say("The message is sent again.");
    } catch (error) {
      say(error.message);
    }
    await this.load().catch((error) => say(error.message));
  }
}

function outcome(delivery) {
  const parts = [states[delivery.state] ?? delivery.state];
  if (delivery.last_status) parts.push(`answered ${delivery.last_status}`);
  else if (delivery.last_error) parts.push(delivery.last_error);
  parts.push(delivery.attempts === 1 ? "1 attempt" : `${delivery.attempts} attempts`);
  if (delivery.state === "pending" && delivery.next_attempt_at) parts.push(`next ${moment(delivery.next_attempt_at)}`);
  else parts.push(moment(delivery.last_attempt_at ?? delivery.created_at));
  return parts.join(" · ");
}
