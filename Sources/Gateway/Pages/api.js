// The REST API, as a signed-in browser uses it: by cookies that this script never sees.

/** An answer that is no success, or no answer at all (status 0). */
export class Refusal extends Error {
  constructor(status, message, { code = "", faults = [] } = {}) {
    super(message);
    Object.assign(this, { status, code, faults });
  }
}

const unreachable = "The server can't be reached.";
let renewal = null;

/** Called when the session is over and can't be renewed. */
export const session = { onEnd() {} };

/** Sends a request and returns the answer's JSON. Renews the session once if it has to. */
export async function call(method, path, { json, form, headers = {}, ...rest } = {}) {
  const answer = await request(method, path, { json, form, headers, ...rest });
  return answer.status === 204 ? null : answer.json();
}

/** The same, with the answer's header and stream. */
export async function request(method, path, options = {}) {
  let answer = await send(method, path, options);
  if (answer.status === 401 && !path.startsWith("/api/v1/auth/cookie")) {
    if (!(await renew())) {
      session.onEnd();
      throw new Refusal(401, "Your session has ended. Please sign in again.");
    }
    answer = await send(method, path, options);
  }
  if (answer.ok) return answer;
  throw await refusal(answer);
}

/** Renews the cookies; once for all who ask at the same time. False when the session is over. */
export function renew() {
  renewal ??= send("POST", "/api/v1/auth/cookie/refresh", {}).then(async (answer) => {
    if (answer.ok) return true;
    if (answer.status === 401) return false;
    throw await refusal(answer);
  }).finally(() => { renewal = null; });
  return renewal;
}

async function send(method, path, { json, form, headers = {}, signal }) {
  const init = { method, headers: { ...headers }, signal, credentials: "same-origin" };
  if (json !== undefined) {
    init.headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(json);
  } else if (form !== undefined) {
    init.body = new URLSearchParams(form);
  }
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, unreachable);
  }
}

async function refusal(answer) {
  const problem = await answer.json().catch(() => ({}));
  if (Array.isArray(problem.detail)) {
    const faults = problem.detail.map((fault) => ({ field: String(fault.loc.at(-1)), message: fault.msg }));
    const text = faults.map((fault) => `${fault.field.replaceAll("_", " ")}: ${fault.message}`).join("\n");
    return new Refusal(answer.status, text, { code: problem.code, faults });
  }
  const reasons = (problem.reasons ?? []).join(" ");
  const text = [problem.detail ?? `The server answered ${answer.status}.`, reasons].filter(Boolean).join(": ");
  return new Refusal(answer.status, text, { code: problem.code });
}

/** Sends a request that must take effect once: under one key, until it is known what has become of it. */
export async function callOnce(method, path, options = {}) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const key = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(method, path, { ...options, headers: { "Idempotency-Key": key } });
    } catch (error) {
      // Nobody listens so often: that says nothing of an order that may have arrived before.
      const isOpen = isUncertain(error) || (error.status === 429 && attempt > 1);
      if (!isOpen || attempt === 5) throw error;
      await pause(500 * 2 ** attempt);
    }
  }
}

/** Whether an answer leaves open what becomes of the request: lost, or a service was lost behind the gateway. */
function isUncertain({ status, code }) {
  if (status === 503) return !code || code === "unavailable";
  return [0, 502, 504].includes(status) || code === "idempotency_key_in_use";
}

/** Waits, or until the browser is back online. */
export function pause(milliseconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    }
    addEventListener("online", done);
  });
}
