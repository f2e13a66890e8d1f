/** Draws what a circuit did over the last hour. */

import { el, svg } from "./dom.js";
import { clock, duration } from "./words.js";

const HOUR = 3_600_000;
const WIDTH = 720;

/** The states of the last hour, from the history: what was before the oldest event is not known. */
export function periods(details, now) {
  const from = now - HOUR;
  const changes = details.history.filter((event) => event.from !== event.to).reverse();
  const found = [];
  let state = changes.length > 0 ? changes[0].from : details.row.state;
  let start = details.isWhole || changes.length === 0 ? from : changes[0].when;
  if (start > from) {
    found.push({ state: "unknown", from, to: Math.min(start, now) });
  }
  for (const event of changes) {
    if (event.when > start) {
      found.push({ state, from: start, to: event.when });
      start = event.when;
    }
    state = event.to;
  }
  found.push({ state, from: start, to: now });
  return found
    .filter((period) => period.to > from)
    .map((period) => ({ ...period, from: Math.max(from, period.from) }));
}

function x(millis, now) {
  return ((millis - (now - HOUR)) / HOUR) * WIDTH;
}

const PLACES = { open: [4, 28], "half-open": [4, 28], closed: [14, 8], unknown: [17, 2] };

/** A strip of states: their heights differ as well as their colours. */
export function strip(details, now) {
  const all = periods(details, now);
  const totals = {};
  for (const period of all) {
    totals[period.state] = (totals[period.state] ?? 0) + period.to - period.from;
  }
  const words = Object.entries(totals)
    .map(([state, millis]) => `${state} for ${duration(millis)}`)
    .join(", ");
  return figure(
    `States over the last hour: ${words}`,
    svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} 36`, class: "strip", role: "img", "aria-label": words, preserveAspectRatio: "none" },
      ...all.map((period) => {
        const [top, height] = PLACES[period.state];
        const left = x(period.from, now);
        return svg(
          "rect",
          { x: left, y: top, width: Math.max(1.5, x(period.to, now) - left), height, class: `state-${period.state}` },
          svg("title", {}, `${period.state} from ${clock(period.from, now)} to ${clock(period.to, now)}`),
        );
      }),
    ),
    now,
  );
}

/** The share of failures in the window over the last hour, as far as this console has seen it. */
export function sparkline(details, now) {
  const samples = details.samples.filter((sample) => now - sample.when < HOUR);
  if (samples.length < 2) {
    return el("p", { class: "faint" }, "The share of failures is drawn once this page has watched for 20 seconds.");
  }
  const shares = samples.map((sample) =>
    sample.total === 0 ? 0 : (sample.failures * 100) / sample.total);
  const most = Math.max(details.row.percentFailed * 2, ...shares);
  const y = (share) => 58 - (share / most) * 54;
  const points = samples
    .map((sample, i) => `${x(sample.when, now).toFixed(1)},${y(shares[i]).toFixed(1)}`)
    .join(" ");
  const limit = y(details.row.percentFailed);
  const words =
    `${shares.at(-1).toFixed(1)} % now, at most ${Math.max(...shares).toFixed(1)} %;`
    + ` the line is at ${details.row.percentFailed} %, where the circuit trips`;
  return figure(
    `Failures in the window: ${words}`,
    svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} 60`, class: "sparkline", role: "img", "aria-label": words, preserveAspectRatio: "none" },
      svg("line", { x1: 0, x2: WIDTH, y1: limit, y2: limit, class: "limit" }),
      svg("polyline", { points, class: "share" }),
    ),
    now,
  );
}

function figure(caption, drawing, now) {
  return el(
    "figure",
    {},
    el("figcaption", {}, caption),
    drawing,
    el("p", { class: "axis faint", "aria-hidden": "true" },
      el("span", {}, clock(now - HOUR, now)),
      el("span", {}, "now")),
  );
}
