// A draft made for real: by which model, in which quality, and at what price.
import { call, callOnce } from "./api.js";
import { lengthChoices, nearestLength, needsClips, offer, qualityChoices } from "./choices.js";
import { byId, element } from "./dom.js";
import { say } from "./toast.js";
import { money, price, seconds } from "./words.js";

const dialog = byId("promotion");
const form = byId("promotion-form");
const fields = form.elements;
let draft = null;
let models = [];
let onAccepted = () => {};
let asking = null;

/** Opens on a draft; `accepted` gets the id of the video that is begun. */
export async function promote(video, accepted) {
  draft = video;
  onAccepted = accepted;
  ({ models } = await call("GET", "/api/v1/models"));
  if (draft.reference_image_sha256) models = models.filter((model) => model.reference_image);
  fields.model.replaceChildren(...models.map((model) => element("option", { value: model.id, textContent: model.id })));
  fields.model.value = (models.find((model) => model.provider !== draft.provider) ?? models[0]).id;
  form.querySelector('[value="standard"]').checked = true;
  offerChoices();
  dialog.showModal();
  describe();
}

const chosenModel = () => models.find((candidate) => candidate.id === fields.model.value);

/** Offers what the chosen model makes; of its lengths the draft's, or the one that is nearest to it. */
function offerChoices() {
  const model = chosenModel();
  offer(fields.quality, model.qualities);
  fields.duration.replaceChildren(...lengthChoices(model, draft.duration).map((length) =>
    element("option", { value: length, textContent: seconds(length) })));
  if (needsClips(model, draft.duration)) {
    const textContent = `${seconds(draft.duration)}, in clips that are joined`;
    fields.duration.append(element("option", { value: draft.duration, textContent }));
  }
  fields.duration.value = nearestLength(model, draft.duration);
}

/** Asks what the video would cost as chosen. */
async function describe() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  byId("promotion-send").disabled = true;
  byId("promotion-fault").textContent = "";
  try {
    const { prompt, style, aspect_ratio, negative_prompt, seed } = draft;
    const wish = { prompt, style, aspect_ratio, negative_prompt, seed, ...chosen() };
    const quote = await call("POST", "/api/v1/videos/quote", { json: wish, signal });
    byId("promotion-price").replaceChildren(
      element("b", { textContent: price(Number(quote.price), quote.currency) }), facts(quote));
    byId("promotion-fault").textContent = quote.refusal?.message ?? "";
    byId("promotion-send").disabled = !quote.accepted;
  } catch (error) {
    if (signal.aborted) return;
    byId("promotion-price").replaceChildren();
    byId("promotion-fault").textContent = error.message;
  }
}

function chosen() {
  const duration = Number(fields.duration.value);
  const choice = { model: fields.model.value, quality: fields.quality.value, duration };
  return needsClips(chosenModel(), duration) ? { ...choice, join_clips: true } : choice;
}

function facts({ resolution, clips, budget_left, currency, warnings }) {
  const joined = clips.length > 1 && `clips of ${clips.map((clip) => clip.duration).join(" + ")} s`;
  const parts = [joined, resolution, ...warnings].filter(Boolean);
  if (budget_left !== null && budget_left !== undefined) {
    parts.push(`${money(Number(budget_left), currency)} left this month`);
  }
  return parts.join(" · ");
}

async function send() {
  asking?.abort();
  // Nothing is to be changed, sent again or put away meanwhile.
  form.inert = true;
  try {
    const answer = await callOnce("POST", `/api/v1/videos/${draft.id}/promote`, { json: chosen() });
    dialog.close();
    onAccepted(answer.job_id).catch((error) => say(error.message));
  } catch (error) {
    byId("promotion-fault").textContent = error.message;
  } finally {
    form.inert = false;
  }
}

byId("promotion-qualities").append(...qualityChoices("standard"));
fields.model.addEventListener("input", offerChoices);
form.addEventListener("input", describe);
form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
dialog.addEventListener("cancel", (event) => { if (form.inert) event.preventDefault(); });
dialog.addEventListener("close", () => { if (!dialog.open) asking?.abort(); });
byId("promotion-no").addEventListener("click", () => dialog.close());
