// One video, large: to watch, keep, reuse or delete.
import { download } from "./card.js";
import { byId, element, icon } from "./dom.js";
import { find, neighbour } from "./library.js";
import { capitalized, moment, price, qualityLines, qualityName, seconds } from "./words.js";

const dialog = byId("viewer");
let current = null;
let act;

/** Opens the viewer on a video. */
export function view(id, actions) {
  const video = find(id);
  if (!video) return;
  act = actions;
  current = id;
  // A muted video may begin by itself where one with sound may not; drafts have no sound.
  const player = element("video", { src: video.video_url, poster: video.thumbnail_url ?? "", controls: true, loop: true,
    playsInline: true, preload: "auto", "aria-label": video.prompt });
  byId("viewer-stage").replaceChildren(player);
  byId("viewer-title").textContent = video.prompt;
  byId("viewer-facts").replaceChildren(...facts(video));
  byId("viewer-actions").replaceChildren(...actionsFor(video));
  if (!dialog.open) dialog.showModal();
  byId("viewer-title").focus();
  player.play().catch(() => { /* The browser wants a press of the player's own button first. */ });
}

/** Closes the viewer; with an id only if it shows that video. */
export function closeViewer(id = current) {
  if (current === id && dialog.open) dialog.close();
}

function facts(video) {
  const cost = video.cost.final ?? video.cost.estimated;
  const rows = [
    ["Made", moment(video.completed_at ?? video.created_at)],
    ["Style", capitalized(video.style)],
    ["Length", seconds(video.duration)],
    ["Size", video.resolution ?? qualityLines(video.quality)],
    ["Quality", qualityName(video.quality)],
    ["Model", video.model],
    ["Seed", String(video.seed)],
    ["Cost", price(cost, video.cost.currency)],
  ];
  if (video.negative_prompt) rows.push(["Left out", video.negative_prompt]);
  if (video.expires_at) rows.push(["Kept until", moment(video.expires_at)]);
  return rows.flatMap(([name, value]) => [
    element("dt", { textContent: name }), element("dd", { textContent: value })]);
}

function actionsFor(video) {
  const button = (action, text, symbol, className) => element("button", { className, type: "button",
    "data-action": action, onclick: () => act[action](video.id) }, icon(symbol), text);
  const list = [download(video, { className: "primary" }, "Download")];
  if (video.quality === "draft" || video.provider === "draft") list.push(button("forReal", "Make it for real", "star", "quiet"));
  list.push(button("reuse", "Use this wish again", "reuse", "quiet"), button("remove", "Delete", "trash", "danger"));
  return list;
}

dialog.addEventListener("close", () => {
  current = null;
  byId("viewer-stage").replaceChildren();
});
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog.addEventListener("keydown", (event) => {
  if (event.target.closest("video")) return;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const next = step && neighbour(current, step);
  if (next) view(next.id, act);
});
byId("viewer-close").append(icon("stop"));
byId("viewer-close").addEventListener("click", () => dialog.close());
