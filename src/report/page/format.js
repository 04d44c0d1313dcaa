// Numbers, sizes and dates as the reader's language writes them.

const whole = new Intl.NumberFormat();
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const short = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const minute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const plural = new Intl.PluralRules('en');

export const count = (n) => whole.format(n);
export const share = (x) => percent.format(x);

export function size(bytes) {
  for (const [unit, factor] of [['GB', 1e9], ['MB', 1e6], ['KB', 1e3]]) {
    if (bytes >= factor) return `${short.format(bytes / factor)} ${unit}`;
  }
  return `${count(bytes)} B`;
}

// "1 document", "2 documents"
export const counted = (n, noun) => `${count(n)} ${plural.select(n) === 'one' ? noun : `${noun}s`}`;

// A time is { day, second }: days since 1970, seconds of the day where they are known.
export const instant = (time) => (time.day * 86400 + (time.second ?? 43200)) * 1000;

export function date(time) {
  if (time === null) return '';
  return time.second === undefined ? day.format(time.day * 86400000) : minute.format(instant(time));
}

// Hours where both have a time, else days: never finer than the data.
export function lag(seconds) {
  const hours = seconds / 3600;
  if (Math.abs(hours) < 1) return `${short.format(seconds / 60)} min`;
  if (Math.abs(hours) < 72) return `${short.format(hours)} h`;
  return `${short.format(hours / 24)} d`;
}
