// One video in the library. A card is made once and then changed in place, so that focus and pictures stay.
import { element, icon } from "./dom.js";
import { qualityLines, moment, stage } from "./words.js";

const shapes = { "9:16": "tall", "1:1": "square" };

/** A card, and `show(video)`, which brings it up to date. */
export function makeCard(act) {
  const media = element("div", {});
  const title = element("p", { className: "card-title" });
  const line = element("p", { className: "hint" });
  const icons = element("div", { className: "icons" });
  const node = element("li", { className: "card" }, media, title,
    element("div", { className: "card-line" }, line, icons));
  const card = { node, status: null };
  card.show = (video) => {
    node.dataset.id = video.id;
    node.dataset.status = video.status;
    title.textContent = title.title = video.prompt;
    line.textContent = summary(video);
    if (card.status !== video.status) {
      card.status = video.status;
      card.media = makeMedia(video, act);
      media.replaceChildren(card.media.node);
      icons.replaceChildren(...buttons(video, act));
    }
    card.media.show?.(video);
  };
  return card;
}

function summary(video) {
  const parts = [moment(video.created_at), `${video.duration} s`, qualityLines(video.quality)];
  return parts.join(" · ");
}

function makeMedia(video, act) {
  switch (video.status) {
    case "completed": return still(video, act);
    case "pending": case "processing": return progress(video);
    default: return ended(video);
  }
}

function still(video, act) {
  const picture = element("img", { src: video.thumbnail_url ?? "", alt: "", loading: "lazy", decoding: "async" });
  const play = element("span", { className: "play" }, icon("play"));
  const badge = element("span", { className: "badge", textContent: `${video.duration} s` });
  const node = element("button", { className: `still ${shapes[video.aspect_ratio] ?? ""}`, type: "button",
    "aria-label": `Play: ${video.prompt}`, "data-action": "play", onclick: () => act.play(video.id) },
  picture, play, badge);
  return { node };
}

function progress() {
  const percent = element("span", { className: "percent" });
  const bar = element("i");
  const meter = element("div", { className: "meter", role: "progressbar", "aria-valuemin": "0", "aria-valuemax": "100",
    "aria-label": "Progress" }, bar);
  const step = element("span", { className: "step" });
  const node = element("div", {}, element("div", { className: "stage-text" }, percent, meter, step));
  const show = (video) => {
    const isWaiting = video.status === "pending";
    node.className = `still ${isWaiting ? "waiting" : "making"}`;
    percent.textContent = isWaiting ? "" : `${video.progress} %`;
    meter.setAttribute("aria-valuenow", video.progress);
    meter.setAttribute("aria-valuetext", `${video.progress} %, ${stage(video)}`);
    bar.style.width = `${video.progress}%`;
    step.textContent = stage(video);
  };
  return { node, show };
}

function ended(video) {
  const step = element("span", { className: "step" });
  const node = element("div", { className: `still ended ${video.status}` },
    element("div", { className: "stage-text" }, step));
  const show = (current) => {
    step.textContent = current.status === "failed" ? current.error?.message ?? "It could not be made." : "Cancelled";
  };
  return { node, show };
}

function buttons(video, act) {
  const button = (action, label, symbol, extra = "") => element("button", { className: `icon ${extra}`, type: "button",
    title: label, "aria-label": `${label}: ${video.prompt}`, "data-action": action,
    onclick: () => act[action](video.id) }, icon(symbol));
  const reuse = button("reuse", "Use this wish again", "reuse");
  const remove = button("remove", "Delete", "trash", "grave");
  switch (video.status) {
    case "completed": return [reuse, download(video), remove];
    case "failed": return [button("regenerate", "Try again", "again"), reuse, remove];
    case "cancelled": return [reuse, remove];
    default: return [button("cancel", "Cancel", "stop", "grave")];
  }
}

/** A link that saves a video's file. */
export function download(video, properties = { className: "icon" }, ...text) {
  const label = "Download";
  return element("a", { href: `/api/v1/videos/${video.id}/content?download=1`, download: "", title: label,
    "aria-label": text.length > 0 ? undefined : `${label}: ${video.prompt}`, "data-action": "download", ...properties },
  icon("download"), ...text);
}
