// What openapi.json says about values, in words and as examples.

/** Follows references; of `anyOf` and `allOf` the part that says something. */
export function resolve(api, schema) {
  if (!schema) return {};
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1);
    return { ...api.components.schemas[name], name };
  }
  const parts = schema.anyOf ?? schema.allOf;
  if (!parts) return schema;
  const part = parts.find((candidate) => candidate.type !== "null") ?? {};
  const isOptional = parts.some((candidate) => candidate.type === "null");
  return { ...resolve(api, part), description: schema.description ?? part.description, isOptional };
}

/** A type in words, such as `integer, 1 to 60` or `list of Video`. */
export function typeWords(api, given) {
  const schema = resolve(api, given);
  if (schema.enum) {
    const words = schema.enum.filter((value) => value !== null).map((value) => `"${value}"`).join(" | ");
    return [words, limits(schema)].filter(Boolean).join(", ");
  }
  if (schema.const !== undefined) return `"${schema.const}"`;
  const types = [schema.type ?? []].flat();
  const isNullable = types.includes("null") || schema.isOptional;
  const base = types.find((type) => type !== "null") ?? "anything";
  const words = base === "array" ? `list of ${typeWords(api, schema.items)}`
    : base === "object" && schema.name ? schema.name : [base, schema.format].filter(Boolean).join(", ");
  return [words, limits(schema), isNullable ? "or null" : ""].filter(Boolean).join(", ");
}

function limits(schema) {
  const range = (min, max, unit) => {
    if (min === undefined && max === undefined) return "";
    if (min === undefined) return `at most ${max}${unit}`;
    return max === undefined ? `at least ${min}${unit}` : `${min} to ${max}${unit}`;
  };
  return [
    range(schema.minimum, schema.maximum, ""),
    range(schema.minLength, schema.maxLength, " characters"),
    range(schema.minItems, schema.maxItems, " entries"),
    range(schema.minProperties, schema.maxProperties, " members"),
    schema.default === undefined ? "" : `default ${JSON.stringify(schema.default)}`,
  ].filter(Boolean).join(", ");
}

/** A value that fits a schema. Of an object: what is required, and what has an example or a default. */
export function sample(api, given) {
  const schema = resolve(api, given);
  if (schema.examples?.length) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const type = [schema.type ?? []].flat().find((candidate) => candidate !== "null");
  if (type === "object") {
    const members = Object.entries(schema.properties ?? {}).filter(([name, property]) =>
      (schema.required ?? []).includes(name) || property.examples || property.default !== undefined);
    return Object.fromEntries(members.map(([name, property]) => [name, sample(api, property)]));
  }
  if (type === "array") return [];
  if (type === "integer" || type === "number") return schema.minimum ?? 0;
  if (type === "boolean") return false;
  return schema.format === "uuid" ? "018f4d2e-7c1a-7000-8000-000000000000" : "…";
}

/** What a route takes as its body: media type and schema, or null. */
export function bodyOf(operation) {
  const [media, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  return media ? { media, schema: content.schema } : null;
}

/** The media type of a route's good answer. */
export function answerMedia(operation) {
  return Object.keys(operation.responses["200"]?.content ?? {})[0] ?? "application/json";
}
