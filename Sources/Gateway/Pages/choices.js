// What a model lets one choose from.
import { choice, element } from "./dom.js";
import { qualityLines, qualityName } from "./words.js";

/** The qualities as radio buttons. */
export const qualityChoices = (chosen) => ["draft", "standard", "high"].map((quality) =>
  choice("radio", "quality", quality, quality === chosen, qualityName(quality),
    element("small", { textContent: qualityLines(quality) })));

/** Lets only what is allowed be chosen of some radio buttons; everything where nothing is said. */
export function offer(buttons, allowed) {
  const inputs = Array.from(buttons);
  for (const input of inputs) input.disabled = allowed?.length > 0 && !allowed.includes(input.value);
  if (inputs.some((input) => input.checked && !input.disabled)) return;
  const first = inputs.find((input) => !input.disabled);
  if (first) first.checked = true;
}
