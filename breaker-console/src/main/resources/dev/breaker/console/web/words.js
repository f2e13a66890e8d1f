/** Says circuits, times and effects in words. */

const CLOCK = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const SHORT_CLOCK = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });
const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

function isToday(millis, now) {
  return new Date(millis).toDateString() === new Date(now).toDateString();
}

/** The time of day, with the date if that is not today. */
export function clock(millis, now) {
  return (isToday(millis, now) ? CLOCK : DATE).format(millis);
}

/** When something ends: to the minute, unless that is very soon. */
export function ending(millis, now) {
  return millis - now < 120_000 || !isToday(millis, now)
    ? clock(millis, now)
    : SHORT_CLOCK.format(millis);
}

/** What is left, as a clock counts down: 1:42, or 2:05:00. */
export function countdown(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const all = hours > 0 ? [hours, ...parts] : parts;
  return all.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

/** How long, in one unit: 12 ms, 4 s, 12 min, 3 h, 2 days. */
export function duration(millis) {
  if (millis < 1_000) {
    return `${Math.max(0, Math.round(millis))} ms`;
  }
  const seconds = Math.floor(millis / 1000);
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min`;
  }
  return seconds < 48 * 3600
    ? `${Math.floor(seconds / 3600)} h`
    : `${Math.floor(seconds / 86400)} days`;
}

export function counted(number, one, more) {
  return `${number} ${number === 1 ? one : more}`;
}

export function refuses(row) {
  return row.lock ? row.lock.state === "open" : row.state !== "closed";
}

/** What a circuit does now: the shape, the tone, the word, and how much it matters. */
export function stateOf(row) {
  if (row.lock) {
    const open = row.lock.state === "open";
    return { shape: "locked", tone: open ? "bad" : "warn", word: `locked ${row.lock.state}` };
  }
  if (row.state === "open") {
    return { shape: "open", tone: "bad", word: "open" };
  }
  if (row.state === "half-open") {
    return { shape: "half-open", tone: "warn", word: "half-open" };
  }
  return row.until
    ? { shape: "ramp", tone: "warn", word: "recovering" }
    : { shape: "closed", tone: "good", word: "closed" };
}

/** What happens next. */
export function next(row, now) {
  if (row.lock) {
    return `unlocks in ${countdown(row.lock.until - now)}`;
  }
  if (!row.until || row.until <= now) {
    return row.state === "closed" ? "" : "a probe is due with the next call";
  }
  const left = countdown(row.until - now);
  return {
    open: `next probe in ${left}`,
    "half-open": `one call is the probe; it has ${left} left`,
    closed: `all calls go in ${left}`,
  }[row.state];
}

/** Half-open and its neighbours in plain words, for a page about one circuit. */
export function meaning(row) {
  if (row.lock) {
    return row.lock.state === "open"
      ? "An operator holds this circuit open: every call of the fleet is refused."
      : "An operator holds this circuit closed: every call of the fleet goes, whatever fails.";
  }
  return {
    open: "Every call of the fleet is refused. When the open time is over, one call goes as a probe.",
    "half-open":
      "The open time is over. One call of the whole fleet goes as the probe, and all others are"
      + " refused. If it succeeds, the circuit closes. If it fails, the circuit opens again.",
    closed: row.until
      ? "The probe succeeded. A growing share of the calls goes until all of them do."
      : "Calls go.",
  }[row.state];
}

export function percent(row) {
  return row.total === 0 ? 0 : (row.failures * 100) / row.total;
}

/** Failures against the threshold. */
export function failed(row) {
  return row.total === 0
    ? "no calls in the window"
    : `${row.failures} of ${row.total} calls failed (${percent(row).toFixed(1)} %)`;
}

export function threshold(row) {
  return `trips at ${row.percentFailed} % and ${counted(row.minimumFailures, "failure", "failures")}`;
}

export function trips(row) {
  return row.tripsLastHour === 0
    ? ""
    : `${counted(row.tripsLastHour, "trip", "trips")} within the last hour`;
}

export function lockText(lock, now) {
  return `Locked ${lock.state} by ${lock.author} until ${ending(lock.until, now)}: ${lock.reason}`;
}

export function overrideText(override, now) {
  return `Other settings by ${override.author} until ${ending(override.until, now)}: ${override.reason}`;
}

/** The whole fleet in one sentence. */
export function sentence(rows) {
  const all = [...rows];
  if (all.length === 0) {
    return "No circuits yet";
  }
  const refusing = all.filter(refuses).length;
  const locked = all.filter((row) => row.lock).length;
  return (
    `${refusing} of ${counted(all.length, "circuit", "circuits")} open`
    + (locked === 0 ? "" : `, ${locked} locked`)
  );
}
