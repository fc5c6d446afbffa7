// The wish: what is to be shown, how, and what it will cost.
import { call, callOnce } from "./api.js";
import { nextLength, offer, qualityChoices } from "./choices.js";
import { byId, choice, element } from "./dom.js";
import { isPictureUnwanted, offerPicture, picture, removePicture } from "./picture.js";
import { capitalized, money, price, seconds } from "./words.js";

const styles = ["cinematic", "realistic", "animated", "artistic", "documentary", "commercial"];
const frames = { "16:9": [22, 13], "9:16": [10, 18], "1:1": [15, 15] };
const form = byId("composer");
const fields = form.elements;
let models = [];
let onAccepted = () => {};
let unenriched = null;
let lastLength = NaN;
let describedModel = null;

/** Makes the composer ready; `accepted` gets the id of each video that was begun. */
export async function startComposer(accepted) {
  onAccepted = accepted;
  ({ models } = await call("GET", "/api/v1/models"));
  fields.model.replaceChildren(...models.map((model) => element("option", { value: model.id, textContent: model.id })));
  describe();
}

/** Fills in the wish that a video was made from. */
export function fill(wish) {
  removePicture();
  fields.prompt.value = wish.prompt;
  fields.duration.value = wish.duration ?? fields.duration.value;
  lastLength = NaN;
  if (wish.style) fields.style.value = wish.style;
  if (models.some((model) => model.id === wish.model)) fields.model.value = wish.model;
  describe();
  if (wish.aspect_ratio && isOffered("aspect_ratio", wish.aspect_ratio)) fields.aspect_ratio.value = wish.aspect_ratio;
  if (wish.quality && isOffered("quality", wish.quality)) fields.quality.value = wish.quality;
  fields.negative_prompt.value = wish.negative_prompt ?? "";
  fields.seed.value = wish.seed ?? "";
  form.querySelector("details").open = Boolean(wish.negative_prompt) || wish.seed !== undefined;
  describe();
  fields.prompt.focus();
}

function isOffered(name, value) {
  return Array.from(fields[name]).some((input) => input.value === value && !input.disabled);
}

/** Offers what the chosen model can do, and says what it costs. */
function describe() {
  const model = models.find((candidate) => candidate.id === fields.model.value);
  const left = fields.prompt.maxLength - fields.prompt.value.length;
  byId("prompt-count").textContent = left < 500 ? `${left} left` : "";
  if (!model) return;
  fields.duration.max = Math.min(model.duration_max, 60);
  if (model.id !== describedModel) offerPicture(model, models);
  describedModel = model.id;
  offer(fields.quality, model.qualities);
  offer(fields.aspect_ratio, model.aspect_ratios);
  const length = nextLength(model, lastLength, Number(fields.duration.value));
  lastLength = length;
  fields.duration.value = length;
  byId("duration-text").textContent = seconds(length);
  fields.duration.setAttribute("aria-valuetext", seconds(length));
  const rate = microsPerSecond(model) / 1e6;
  const retires = model.retires_at ? ` Goes on ${new Date(model.retires_at).toLocaleDateString()}.` : "";
  byId("model-hint").textContent = model.description + retires;
  const total = element("b", { textContent: price(rate * length, model.currency) });
  const how = rate ? `${length} s at ${money(rate, model.currency)} a second` : `${seconds(length)}, no charge`;
  byId("price").replaceChildren(total, how);
}

/** What a second costs as chosen: a picture may have a price of its own. */
function microsPerSecond(model) {
  const picture = model.pictures?.find(
    (candidate) => candidate.quality === fields.quality.value && candidate.aspect_ratio === fields.aspect_ratio.value);
  return picture?.price_per_second_micros ?? model.price_per_second_micros;
}

async function wish() {
  const data = Object.fromEntries(new FormData(form));
  const body = { prompt: data.prompt.trim(), style: data.style, duration: Number(data.duration), quality: data.quality,
    aspect_ratio: data.aspect_ratio, model: data.model };
  if (data.negative_prompt.trim()) body.negative_prompt = data.negative_prompt.trim();
  if (data.seed !== "") body.seed = Number(data.seed);
  const reference = await picture();
  if (reference) body.reference_image = reference;
  return body;
}

function showFault(text) {
  byId("composer-fault").textContent = text;
}

async function send() {
  showFault("");
  if (!fields.prompt.value.trim()) {
    showFault("Say first what the video shows.");
    fields.prompt.focus();
    return;
  }
  if (isPictureUnwanted()) {
    return showFault("This model does not begin with a picture: remove it, or choose another model.");
  }
  byId("send").disabled = true;
  try {
    const accepted = await callOnce("POST", "/api/v1/videos/generate", { json: await wish() });
    unenriched = null;
    byId("restore").hidden = true;
    await onAccepted(accepted.job_id);
  } catch (error) {
    showFault(error.message);
  } finally {
    byId("send").disabled = false;
  }
}

async function enhance() {
  const prompt = fields.prompt.value.trim();
  if (!prompt) return fields.prompt.focus();
  showFault("");
  byId("enhance").disabled = true;
  try {
    const answer = await call("POST", "/api/v1/prompts/enhance", { json: { prompt, style: fields.style.value } });
    unenriched ??= fields.prompt.value;
    fields.prompt.value = answer.enhanced_prompt.slice(0, fields.prompt.maxLength);
    byId("restore").hidden = false;
    describe();
  } catch (error) {
    showFault(error.message);
  } finally {
    byId("enhance").disabled = false;
  }
}

byId("styles").append(...styles.map((style, index) =>
  choice("radio", "style", style, index === 0, capitalized(style))));
byId("aspects").append(...Object.entries(frames).map(([ratio, [width, height]], index) => {
  const frame = element("i", { className: "frame" });
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
  return choice("radio", "aspect_ratio", ratio, index === 0, frame, element("small", { textContent: ratio }));
}));
byId("qualities").append(...qualityChoices("standard"));

form.addEventListener("input", describe);
form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
fields.prompt.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
byId("enhance").addEventListener("click", enhance);
byId("restore").addEventListener("click", () => {
  fields.prompt.value = unenriched ?? fields.prompt.value;
  unenriched = null;
  byId("restore").hidden = true;
  describe();
});
