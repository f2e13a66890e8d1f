/** The list of circuits: those with trouble first, closed ones folded. */

import { el, setText, shape } from "./dom.js";
import * as words from "./words.js";

const FILTERS = {
  all: ["All circuits", () => true],
  refusing: ["Refusing calls", words.refuses],
  "half-open": ["Half-open", (row) => row.state === "half-open"],
  locked: ["Locked", (row) => Boolean(row.lock)],
  overridden: ["Other settings", (row) => Boolean(row.override)],
  closed: ["Closed", (row) => !words.refuses(row)],
};

const byName = (a, b) => (a.service < b.service ? -1 : 1);

const SORTS = {
  trouble: ["Trouble", (a, b) => trouble(a) - trouble(b) || words.percent(b) - words.percent(a) || byName(a, b)],
  name: ["Name", byName],
  failures: ["Share of failures", (a, b) => words.percent(b) - words.percent(a) || byName(a, b)],
  since: ["Latest change", (a, b) => (b.since ?? 0) - (a.since ?? 0) || byName(a, b)],
  trips: ["Trips", (a, b) => b.tripsLastHour - a.tripsLastHour || byName(a, b)],
};

function trouble(row) {
  if (words.refuses(row)) {
    return row.state === "half-open" ? 1 : 0;
  }
  return isQuiet(row) ? 3 : 2;
}

function isQuiet(row) {
  return !words.refuses(row) && !row.lock && !row.override && !row.until && row.tripsLastHour === 0;
}

/** A bar of the share of failures, with a mark where the circuit trips. */
export function bar() {
  const fill = el("span", { class: "fill" });
  const mark = el("span", { class: "mark" });
  const element = el("span", { class: "bar", role: "img" }, fill, mark);
  return {
    element,
    update(row) {
      const share = words.percent(row);
      const most = Math.min(100, Math.max(row.percentFailed * 2, share));
      fill.style.width = `${(share / most) * 100}%`;
      mark.style.left = `${(row.percentFailed / most) * 100}%`;
      element.dataset.over = String(row.total > 0 && share >= row.percentFailed);
      const label = `${words.failed(row)}; ${words.threshold(row)}`;
      if (element.getAttribute("aria-label") !== label) {
        element.setAttribute("aria-label", label);
      }
    },
  };
}

/** One line of the list, which is kept and changed as its circuit changes. */
class Line {
  element = el("li", { class: "row" });
  #state = el("span", { class: "state" });
  #link = el("a", { class: "name" });
  #since = el("span", { class: "since" });
  #next = el("span", { class: "next" });
  #why = el("span", { class: "why" });
  #failed = el("span", { class: "failed" });
  #trips = el("span", { class: "trips" });
  #bar = bar();
  #row = null;

  constructor(service) {
    setText(this.#link, service);
    this.#link.href = `?service=${encodeURIComponent(service)}`;
    this.element.append(
      this.#state, this.#link, this.#since, this.#next, this.#why, this.#bar.element, this.#failed, this.#trips,
    );
  }

  update(row, now) {
    if (row !== this.#row) {
      this.#row = row;
      const state = words.stateOf(row);
      this.element.dataset.tone = state.tone;
      this.#state.replaceChildren(shape(state.shape), state.word);
      this.#bar.update(row);
      setText(this.#failed, words.failed(row));
      setText(this.#trips, words.trips(row));
    }
    setText(this.#since, row.since
      ? `since ${words.clock(row.since, now)} (${words.duration(now - row.since)})`
      : "never tripped");
    setText(this.#next, words.next(row, now));
    setText(this.#why, reasons(row, now));
  }
}

function reasons(row, now) {
  return [
    row.lock && words.lockText(row.lock, now),
    row.reason,
    row.override && words.overrideText(row.override, now),
  ].filter(Boolean).join(". ");
}

export class List {
  element = el("div", { class: "list" });
  #fleet;
  #choice;
  #lines = new Map();
  #search = el("input", { type: "search", id: "search", autocomplete: "off", spellcheck: "false", placeholder: "Search" });
  #filter = el("select", { id: "filter" });
  #sort = el("select", { id: "sort" });
  #troubled = el("ul", { class: "rows", "aria-label": "Circuits with trouble" });
  #quiet = el("ul", { class: "rows", "aria-label": "Quiet circuits" });
  #summary = el("summary", {});
  #fold = el("details", { class: "fold" }, this.#summary, this.#quiet);
  #none = el("p", { class: "faint" });

  /** A list of a fleet, as the address of the page says: q, state and sort. */
  constructor(fleet, parameters) {
    this.#fleet = fleet;
    this.#choice = {
      q: parameters.get("q") ?? "",
      state: parameters.get("state") in FILTERS ? parameters.get("state") : "all",
      sort: parameters.get("sort") in SORTS ? parameters.get("sort") : "trouble",
    };
    this.#search.value = this.#choice.q;
    options(this.#filter, FILTERS, this.#choice.state);
    options(this.#sort, SORTS, this.#choice.sort);
    this.#search.addEventListener("input", () => this.#choose());
    this.#filter.addEventListener("change", () => this.#choose());
    this.#sort.addEventListener("change", () => this.#choose());
    this.#fold.addEventListener("toggle", () => this.update());
    this.element.append(
      el("form", { role: "search", class: "choices" },
        el("span", { class: "choice" }, el("label", { for: "search" }, "Service"), this.#search),
        el("span", { class: "choice" }, el("label", { for: "filter" }, "Show"), this.#filter),
        el("span", { class: "choice" }, el("label", { for: "sort" }, "Order"), this.#sort)),
      this.#none, this.#troubled, this.#fold,
    );
    this.element.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  }

  #choose() {
    this.#choice = { q: this.#search.value.trim(), state: this.#filter.value, sort: this.#sort.value };
    const parameters = new URLSearchParams();
    const usual = { q: "", state: "all", sort: "trouble" };
    for (const [name, value] of Object.entries(this.#choice)) {
      if (value !== usual[name]) {
        parameters.set(name, value);
      }
    }
    history.replaceState(null, "", parameters.size === 0 ? location.pathname : `?${parameters}`);
    this.update();
  }

  focusSearch() {
    this.#search.focus();
  }

  update() {
    const now = this.#fleet.now();
    const { q, state, sort } = this.#choice;
    const text = q.toLowerCase();
    const shown = [...this.#fleet.rows.values()]
      .filter((row) => row.service.toLowerCase().includes(text) && FILTERS[state][1](row))
      .sort(SORTS[sort][1]);
    const folded = text === "" && state === "all" && sort === "trouble";
    const quiet = folded ? shown.filter(isQuiet) : [];
    this.#fill(this.#troubled, folded ? shown.filter((row) => !isQuiet(row)) : shown, now);
    this.#fold.hidden = quiet.length === 0;
    setText(this.#summary, words.counted(quiet.length, "quiet circuit, closed", "quiet circuits, closed"));
    this.#fill(this.#quiet, this.#fold.open ? quiet : [], now);
    setText(this.#none, this.#emptiness(shown));
    this.#none.hidden = shown.length > 0;
    this.#forget();
  }

  #emptiness(shown) {
    if (shown.length > 0 || this.#fleet.readAt === null) {
      return "";
    }
    return this.#fleet.rows.size === 0
      ? "No process of the fleet protects a service yet."
      : "No circuit is like that.";
  }

  #fill(list, rows, now) {
    const lines = rows.map((row) => {
      let line = this.#lines.get(row.service);
      if (!line) {
        line = new Line(row.service);
        this.#lines.set(row.service, line);
      }
      line.update(row, now);
      return line.element;
    });
    lines.forEach((line, i) => {
      if (list.children[i] !== line) {
        list.insertBefore(line, list.children[i] ?? null);
      }
    });
    while (list.children.length > lines.length) {
      list.lastElementChild.remove();
    }
    list.hidden = lines.length === 0;
  }

  #forget() {
    for (const service of this.#lines.keys()) {
      if (!this.#fleet.rows.has(service)) {
        this.#lines.delete(service);
      }
    }
  }
}

function options(select, choices, chosen) {
  for (const [value, [label]] of Object.entries(choices)) {
    select.append(el("option", { value, selected: value === chosen }, label));
  }
}
