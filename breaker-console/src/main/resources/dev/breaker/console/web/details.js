/** The page of one circuit. */

import { Actions } from "./actions.js";
import { el, setText, shape } from "./dom.js";
import { sparkline, strip } from "./graphs.js";
import { bar } from "./list.js";
import * as words from "./words.js";

const REFRESH_MILLIS = 5_000;

const KINDS = {
  tripped: "tripped",
  probing: "probe leased",
  reset: "reset: the probe succeeded",
  "tripped-by-operator": "tripped by an operator",
  "reset-by-operator": "reset by an operator",
  "locked-open": "locked open",
  "locked-closed": "locked closed",
  unlocked: "unlocked",
  overridden: "settings changed",
  reverted: "settings reverted",
  "override-ended": "changed settings ended",
};

export class Details {
  element = el("article", { class: "details" });
  #fleet;
  #service;
  #actions;
  #row = null;
  #details = null;
  #readAt = 0;
  #reading = false;
  #state = el("p", { class: "state" });
  #meaning = el("p", {});
  #facts = el("dl", { class: "facts" });
  #bar = bar();
  #problem = el("p", { class: "problem", role: "alert" });
  #graphs = el("section", { "aria-label": "The last hour" });
  #history = el("section", {});
  #settings = el("section", {});
  #processes = el("section", {});

  constructor(fleet, service, session) {
    this.#fleet = fleet;
    this.#service = service;
    this.#actions = new Actions(fleet, service, session);
    this.element.append(
      el("p", {}, el("a", { href: location.pathname }, "← All circuits")),
      el("h2", {}, service),
      this.#problem, this.#state, this.#meaning, this.#bar.element, this.#facts, this.#actions.element,
      this.#graphs, this.#history, this.#settings, this.#processes,
    );
  }

  /** Shows the circuit as it is now, and reads its history anew when it changed or is old. */
  update() {
    const row = this.#fleet.rows.get(this.#service) ?? this.#details?.row;
    const changed = row !== this.#row;
    this.#row = row;
    if (row) {
      this.#show(row);
    }
    if (!this.#reading && (changed || Date.now() - this.#readAt > REFRESH_MILLIS)) {
      this.#read();
    }
  }

  async #read() {
    this.#reading = true;
    this.#readAt = Date.now();
    try {
      const answer = await fetch(`api/services/${encodeURIComponent(this.#service)}`);
      const body = await answer.json();
      if (answer.ok) {
        setText(this.#problem, "");
        this.#details = body;
        this.#showDetails(body);
      } else {
        setText(this.#problem, body.problem);
      }
    } catch (error) {
      setText(this.#problem, `The console does not answer (${error.message}).`);
    } finally {
      this.#reading = false;
    }
  }

  #show(row) {
    const now = this.#fleet.now();
    const state = words.stateOf(row);
    this.element.dataset.tone = state.tone;
    this.#state.replaceChildren(shape(state.shape), state.word);
    setText(this.#meaning, words.meaning(row));
    this.#bar.update(row);
    facts(this.#facts, [
      ["Since", row.since ? `${words.clock(row.since, now)}, for ${words.duration(now - row.since)}` : "it never tripped"],
      ["Next", words.next(row, now)],
      ["Why", row.reason ?? ""],
      ["Lock", row.lock ? words.lockText(row.lock, now) : ""],
      ["Window", `${words.failed(row)}; ${words.threshold(row)}`],
      ["Trips", words.trips(row) || "none within the last hour"],
      ["Last registered", words.clock(row.lastSeen, now)],
    ]);
  }

  #showDetails(details) {
    const now = this.#fleet.now();
    this.#actions.update(details);
    if (!this.#row) {
      this.#show(details.row);
    }
    this.#graphs.replaceChildren(strip(details, now), sparkline(details, now));
    this.#history.replaceChildren(
      el("h3", {}, "History"),
      details.history.length === 0
        ? el("p", { class: "faint" }, "Nothing happened yet.")
        : historyTable(details, now),
      ...(details.isWhole ? [] : [el("p", { class: "faint" }, "The latest 100 events are kept.")]),
    );
    this.#settings.replaceChildren(el("h3", {}, "Settings in force"), ...settingsOf(details, now));
    this.#processes.replaceChildren(
      el("h3", {}, "Processes in the history"),
      details.processes.length === 0
        ? el("p", { class: "faint" }, "None.")
        : el("ul", {}, ...details.processes.map((process) =>
          el("li", {}, `${process.process}: ${words.counted(process.events, "event", "events")}, the last at ${words.clock(process.lastSeen, now)}`))),
    );
  }
}

function facts(list, pairs) {
  const shown = pairs.filter(([, value]) => value !== "");
  while (list.children.length > shown.length * 2) {
    list.lastElementChild.remove();
  }
  shown.forEach(([name, value], i) => {
    if (!list.children[i * 2]) {
      list.append(el("dt", {}), el("dd", {}));
    }
    setText(list.children[i * 2], name);
    setText(list.children[i * 2 + 1], value);
  });
}

function historyTable(details, now) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "History" },
    el("table", {},
      el("thead", {}, el("tr", {}, ...["When", "What", "Why", "Window", "Who"].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, ...details.history.map((event) => el("tr", { "data-kind": event.kind },
        el("td", {}, words.clock(event.when, now)),
        el("td", {}, (KINDS[event.kind] ?? event.kind) + (event.lastsMillis ? ` for ${words.duration(event.lastsMillis)}` : "")),
        el("td", {}, event.reason),
        el("td", {}, `${event.failures} of ${event.total} failed`),
        el("td", {}, event.author ?? event.process))))));
}

function settingsOf(details, now) {
  const { row, settings } = details;
  return [
    el("p", {}, row.override
      ? `${words.overrideText(row.override, now)}. After that, the registered settings are in force again.`
      : "As the processes of the fleet registered them."),
    el("dl", { class: "facts" }, ...Object.entries(settings).flatMap(([name, value]) => [
      el("dt", {}, name),
      el("dd", {}, Array.isArray(value) ? value.join(", ") || "none" : String(value)),
    ])),
  ];
}
