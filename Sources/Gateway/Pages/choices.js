// What a model lets one choose from.
import { choice, element } from "./dom.js";
import { qualityLines, qualityName } from "./words.js";

/** The qualities as radio buttons. */
export const qualityChoices = (chosen) => ["draft", "standard", "high"].map((quality) =>
  choice("radio", "quality", quality, quality === chosen, qualityName(quality),
    element("small", { textContent: qualityLines(quality) })));

// In seconds; none where the model makes any length up to its longest.
const lengths = (model) => model.durations ?? [];

/** The length of a model's that is nearest to a wished one. */
export function nearestLength(model, wished) {
  const near = (a, b) => Math.abs(a - wished) - Math.abs(b - wished) || a - b;
  return lengths(model).toSorted(near)[0] ?? Math.min(wished, model.duration_max);
}

/** The length that a slider comes to which was moved: a step that would fall back goes on to the model's next one. */
export function nextLength(model, from, to) {
  const nearest = nearestLength(model, to);
  if (nearest !== from || to === from) return nearest;
  const further = lengths(model).filter((length) => (to > from ? length > from : length < from));
  if (further.length === 0) return nearest;
  return to > from ? Math.min(...further) : Math.max(...further);
}

/** The lengths of a model's to choose from; the one that is nearest to a wished one where it makes any. */
export const lengthChoices = (model, wished) =>
  (lengths(model).length > 0 ? lengths(model) : [nearestLength(model, wished)]);

/** Whether a model makes a length in several clips only, which are joined. */
export const needsClips = (model, length) => Boolean(model.join_clips) &&
  (lengths(model).length > 0 ? !lengths(model).includes(length) : length > model.duration_max);

/** Lets only what is allowed be chosen of some radio buttons; everything where nothing is said. */
export function offer(buttons, allowed) {
  const inputs = Array.from(buttons);
  for (const input of inputs) input.disabled = allowed?.length > 0 && !allowed.includes(input.value);
  if (inputs.some((input) => input.checked && !input.disabled)) return;
  const first = inputs.find((input) => !input.disabled);
  if (first) first.checked = true;
}
