// The picture that a video is to begin with: chosen, shown, sent and taken back.
import { byId } from "./dom.js";

const bytesMax = 2.5 * 1024 * 1024;
const previewPixels = 224;
const input = byId("picture");
const hint = byId("picture-hint");
const usualHint = "PNG, JPEG or WebP of up to 2.5 MiB. It fills the frame; what is over is cut off.";
let chosen = null;
let isTaken = true;

/** Says whether the chosen model begins with a picture, and what to do when it does not. */
export function offerPicture(model, models) {
  isTaken = Boolean(model.reference_image);
  input.disabled = !isTaken;
  const able = models.filter((candidate) => candidate.reference_image).map((candidate) => candidate.id);
  say(isTaken ? usualHint : `${model.id} does not begin with a picture. ${able.join(" and ") || "No model"} can.`);
}

/** Whether a picture is chosen that the model does not take; then it says so, and how to go on. */
export function isPictureUnwanted() {
  if (!chosen || isTaken) return false;
  byId("picture-remove").focus();
  return true;
}

/** The picture as base64; null without one. */
export async function picture() {
  if (!chosen) return null;
  // A data address is the one form that browsers encode by themselves; what stands before the comma is its type.
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(new Error("The picture can't be read any more. Choose it again."));
    reader.readAsDataURL(chosen);
  });
  return address.slice(address.indexOf(",") + 1);
}

/** Takes the picture back. */
export function removePicture() {
  chosen = null;
  input.value = "";
  byId("picture-chosen").hidden = true;
}

// The live region speaks when its text changes, not each time that it is set.
function say(text) {
  if (hint.textContent !== text) hint.textContent = text;
}

async function choose() {
  const file = input.files[0];
  if (!file) return;
  removePicture();
  if (file.size > bytesMax) return say(`${file.name} is larger than 2.5 MiB. Save it smaller, and choose it again.`);
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return say(`${file.name} is no picture that can be shown.`);
  }
  chosen = file;
  show(bitmap);
  byId("picture-preview").setAttribute("aria-label", `The chosen picture, ${file.name}`);
  say(`The video begins with ${file.name}.`);
}

// Drawn and not linked: the page's policy lets no picture in but its own.
function show(bitmap) {
  const canvas = byId("picture-preview");
  const scale = Math.min(1, previewPixels / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  byId("picture-chosen").hidden = false;
}

input.addEventListener("change", choose);
byId("picture-remove").addEventListener("click", () => {
  removePicture();
  say(usualHint);
  input.focus();
});
