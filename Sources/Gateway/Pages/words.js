// How the page says things: amounts, lengths, times.

const names = { draft: "Draft", standard: "Standard", high: "High" };
const lines = { draft: "360p", standard: "720p", high: "1080p" };

export const qualityName = (quality) => names[quality] ?? quality;
export const qualityLines = (quality) => lines[quality] ?? "";
export const capitalized = (word) => word.charAt(0).toUpperCase() + word.slice(1);
export const seconds = (count) => (count === 1 ? "1 second" : `${count} seconds`);

/** A price; what costs nothing is "Free". */
export const price = (amount, currency) => (amount ? money(amount, currency) : "Free");

/** An amount of money, to the cent where it has some. */
export function money(amount, currency = "USD") {
  const digits = amount > 0 && amount < 0.1 ? 4 : 2;
  return new Intl.NumberFormat(undefined, { style: "currency", currency, minimumFractionDigits: 2,
    maximumFractionDigits: digits }).format(amount);
}

/** A time today as such, another day with its date. */
export function moment(text) {
  const date = new Date(text);
  const isToday = date.toDateString() === new Date().toDateString();
  const style = isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(undefined, style).format(date);
}

/** A day, for what is far from now. */
export const day = (text) => new Intl.DateTimeFormat(undefined, { dateStyle: "medium" }).format(new Date(text));

/** How a video that is not finished stands. */
export function stage(video) {
  if (video.status === "pending") {
    const ahead = video.queue_position;
    if (ahead === null || ahead === undefined) return "Waiting its turn";
    const place = ahead === 0 ? "Next in the queue" : ahead === 1 ? "1 video ahead" : `${ahead} videos ahead`;
    const wait = video.starts_in_seconds;
    return wait === null || wait === undefined ? place : `${place}, ${about(wait)}`;
  }
  return capitalized(video.current_step ?? "beginning");
}

/** A wait, no more exactly than an estimate can say it. */
function about(count) {
  if (count < 10) return "in a moment";
  if (count < 55) return `in about ${Math.ceil(count / 10) * 10} s`;
  if (count < 3300) return `in about ${Math.ceil(count / 60)} min`;
  return `in about ${Math.ceil(count / 3600)} h`;
}
