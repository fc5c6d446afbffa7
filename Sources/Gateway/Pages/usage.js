// What the month has cost, where the server counts it.
import { call } from "./api.js";
import { byId } from "./dom.js";
import { money } from "./words.js";

let isCounted = true;

/** Shows what was spent, what is set aside and what is left; nothing as long as nothing has cost anything. */
export async function showUsage() {
  if (!isCounted) return;
  const usage = await call("GET", "/api/v1/usage").catch((error) => {
    if (error.status === 404) isCounted = false;
    return null;
  });
  byId("usage").textContent = usage ? words(usage) : "";
}

function words({ spent, held, left, limit, currency }) {
  if (!spent && !held && limit === null) return "";
  const parts = [`${money(spent, currency)} spent this month`];
  if (held) parts.push(`${money(held, currency)} set aside`);
  if (limit !== null && limit !== undefined) parts.push(`${money(left, currency)} left`);
  return parts.join(" · ");
}
