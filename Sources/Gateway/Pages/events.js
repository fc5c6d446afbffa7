// Server-sent events (WHATWG HTML, section 9.2) by fetch: unlike EventSource it can renew a session that has ended, and
// go on from the last event then.
import { pause, request } from "./api.js";

const retryFirst = 1000;
const retryMax = 15000;
const silenceMax = 40000; // A sign of life comes every 15 s.

/** Follows a stream until `signal` ends it, through lost connections. `onState` hears whether it is connected. */
export async function follow(path, { onEvent, onState, signal }) {
  let lastEvent = null;
  let delay = retryFirst;
  while (!signal.aborted) {
    try {
      for await (const event of open(path, lastEvent, signal, () => { onState(true); delay = retryFirst; })) {
        lastEvent = event.id ?? lastEvent;
        onEvent(event.name, JSON.parse(event.data));
      }
    } catch (error) {
      if (signal.aborted || error.status === 401) return;
    }
    onState(false);
    await pause(delay);
    delay = Math.min(delay * 2, retryMax);
  }
}

async function* open(path, lastEvent, outer, onOpen) {
  const inner = new AbortController();
  const stop = () => inner.abort();
  outer.addEventListener("abort", stop);
  let watchdog;
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(stop, silenceMax);
  };
  try {
    alive();
    const headers = lastEvent === null ? {} : { "Last-Event-ID": lastEvent };
    const answer = await request("GET", path, { headers, signal: inner.signal });
    onOpen();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new Parser();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      alive();
      yield* parser.read(value);
    }
  } finally {
    clearTimeout(watchdog);
    outer.removeEventListener("abort", stop);
    stop();
  }
}

/** Puts events together from the pieces in which they arrive. */
export class Parser {
  #rest = "";
  #event = {};

  *read(text) {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (this.#event.data !== undefined) yield { name: "message", ...this.#event };
        this.#event = {};
        continue;
      }
      const colon = line.indexOf(":");
      if (colon === 0) continue;
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (field === "id") this.#event.id = value;
      if (field === "event") this.#event.name = value;
      if (field === "data") this.#event.data = this.#event.data === undefined ? value : `${this.#event.data}\n${value}`;
    }
  }
}
