// The videos that there are: the newest page of them, kept up to date by events.
import { call, request } from "./api.js";
import { makeCard } from "./card.js";
import { byId } from "./dom.js";
import { follow } from "./events.js";
import { say } from "./toast.js";

const pageSize = 24;
// Events tell the places of those that are next; the others' change slowly.
const placeRefresh = 30000;
const videos = new Map();
const cards = new Map();
const told = new Set();
let total = 0;
let act;
let stop;
let onEnded = () => {};

export const isUnfinished = (video) => video.status === "pending" || video.status === "processing";
export const find = (id) => videos.get(id);

/** Shows the library, and follows what happens to it. `ended` is called when a video is finished, or won't be. */
export async function startLibrary(actions, ended) {
  act = actions;
  onEnded = ended;
  await showOlder();
  stop = new AbortController();
  follow("/api/v1/events", { onEvent, onState: showConnection, signal: stop.signal });
  keepPlaces(stop.signal);
}

/** Forgets everything, as somebody signs out. */
export function stopLibrary() {
  stop?.abort();
  videos.clear();
  cards.clear();
  told.clear();
  total = 0;
  byId("grid").replaceChildren();
}

/** Fetches a video and shows it as it is. */
export async function refresh(id) {
  show(await call("GET", `/api/v1/videos/${id}`));
}

/** Shows a video that was begun here. */
export async function add(id) {
  if (!videos.has(id)) total += 1;
  await refresh(id);
}

/** Takes a deleted video away. */
export function forget(id) {
  if (!videos.delete(id)) return;
  const node = cards.get(id)?.node;
  const next = node?.nextElementSibling ?? node?.previousElementSibling;
  const hadFocus = node?.contains(document.activeElement);
  node?.remove();
  cards.delete(id);
  total -= 1;
  count();
  if (hadFocus) (next?.querySelector("[data-action]") ?? byId("library-title")).focus();
}

/** The next or previous finished video in the order that is shown. */
export function neighbour(id, step) {
  const finished = ordered().filter((video) => video.status === "completed");
  return finished[finished.findIndex((video) => video.id === id) + step];
}

const ordered = () => [...videos.values()].sort((a, b) => (a.created_at < b.created_at ? 1 : -1));

async function showOlder() {
  const answer = await request("GET", `/api/v1/videos/?skip=${videos.size}&limit=${pageSize}`);
  total = Number(answer.headers.get("X-Total-Count") ?? 0);
  for (const video of await answer.json()) show(video, { isOld: true });
  count();
}

function show(video, { isOld = false } = {}) {
  videos.set(video.id, video);
  let card = cards.get(video.id);
  if (!card) {
    card = makeCard(act);
    cards.set(video.id, card);
    if (!isOld) card.node.classList.add("new");
    const after = [...byId("grid").children].find((node) => videos.get(node.dataset.id)?.created_at < video.created_at);
    byId("grid").insertBefore(card.node, after ?? null);
  }
  card.show(video);
  count();
}

function count() {
  const making = [...videos.values()].filter(isUnfinished).length;
  const parts = [total === 1 ? "1 video" : `${total} videos`];
  if (making > 0) parts.push(`${making} in the making`);
  byId("library-count").textContent = total > 0 ? parts.join(", ") : "";
  byId("library-empty").hidden = total > 0;
  byId("older").hidden = videos.size >= total;
}

async function onEvent(name, event) {
  const known = videos.get(event.video_id);
  // An event has no file's address: a change of status is worth a look at the whole.
  if (!known || known.status !== event.status) {
    told.delete(event.video_id);
    try {
      await refresh(event.video_id);
    } catch (error) {
      if (error.status === 404) forget(event.video_id);
      return;
    }
    if (["completed", "failed", "cancelled"].includes(name)) onEnded();
    if (name === "completed") say(`Your video is ready: ${videos.get(event.video_id).prompt.slice(0, 60)}`);
    if (name === "failed") say(`A video could not be made: ${event.error?.message ?? ""}`);
    return;
  }
  const { progress, current_step, queue_position, starts_in_seconds } = event;
  if (name === "queue") {
    told.add(event.video_id);
    show({ ...known, queue_position, starts_in_seconds });
  } else {
    show({ ...known, progress, current_step, error: event.error ?? known.error });
  }
}

/** Looks now and then how the videos stand of which events don't tell it yet. */
function keepPlaces(signal) {
  const timer = setInterval(() => {
    if (document.hidden) return;
    const untold = [...videos.values()].filter((video) => video.status === "pending" && !told.has(video.id));
    for (const video of untold) refresh(video.id).catch(() => {});
  }, placeRefresh);
  signal.addEventListener("abort", () => clearInterval(timer));
}

function showConnection(isConnected) {
  document.documentElement.dataset.live = isConnected;
  byId("connection").textContent = isConnected ? "" : "Reconnecting…";
}

byId("older").addEventListener("click", () => showOlder().catch((error) => say(error.message)));
