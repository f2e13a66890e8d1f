/** What an operator can do to one circuit: each action names its effect before it is done. */

import { el, setText } from "./dom.js";
import { ending } from "./words.js";

const DURATIONS = [[900, "15 min"], [3600, "1 h"], [14_400, "4 h"]];

const ACTIONS = {
  "lock-open": {
    label: "Lock open",
    reason: true,
    lasts: true,
    fits: (row) => row.lock?.state !== "open",
    effect: (row, until) => `Refuses every call of the fleet until ${until}.`,
  },
  "lock-closed": {
    label: "Lock closed",
    reason: true,
    lasts: true,
    fits: (row) => row.lock?.state !== "closed",
    effect: (row, until) =>
      `Lets every call of the fleet go until ${until}, whatever fails. The backend gets no rest.`,
  },
  unlock: {
    label: "Unlock",
    fits: (row) => Boolean(row.lock),
    effect: (row) => `Ends the lock of ${row.lock?.author}. The circuit decides by itself again; it is ${row.state}.`,
  },
  reset: {
    label: "Reset",
    fits: () => true,
    effect: () => "Closes the circuit and empties its window. Calls of the whole fleet go again at once.",
  },
  trip: {
    label: "Trip",
    reason: true,
    fits: (row) => row.state !== "open",
    effect: () =>
      "Opens the circuit for the whole fleet, until its open time is over and a probe succeeds.",
  },
  override: {
    label: "Change settings",
    reason: true,
    lasts: true,
    settings: true,
    fits: () => true,
    effect: (row, until) =>
      `The whole fleet goes by the changed settings until ${until}, and by the registered ones after that.`,
  },
  revert: {
    label: "Revert settings",
    fits: (row) => Boolean(row.override),
    effect: (row) =>
      `Ends the settings of ${row.override?.author}. The whole fleet goes by the registered ones again.`,
  },
};

/** Buttons for all that can be done. */
export class Actions {
  element = el("div", { class: "actions" });
  #buttons = new Map();
  #outcome = el("p", { class: "outcome", role: "status" });
  #fleet;
  #service;
  #session;
  #details = null;

  constructor(fleet, service, session) {
    this.#fleet = fleet;
    this.#service = service;
    this.#session = session;
    if (!session.canOperate) {
      this.element.append(el("p", { class: "faint" },
        "Read-only. To operate circuits, start the console with --token-file or --users-file."));
      return;
    }
    for (const [name, action] of Object.entries(ACTIONS)) {
      const button = el("button", { type: "button", "data-action": name }, `${action.label} …`);
      button.addEventListener("click", () => this.#ask(name, action));
      // Until it is known what the circuit is like.
      button.hidden = true;
      this.#buttons.set(name, button);
      this.element.append(button);
    }
    this.element.append(this.#outcome);
  }

  update(details) {
    this.#details = details;
    for (const [name, button] of this.#buttons) {
      button.hidden = !ACTIONS[name].fits(details.row);
    }
  }

  #ask(name, action) {
    const dialog = new ActionDialog(this.#fleet, this.#details, name, action, this.#session);
    dialog.open(async (body) => {
      const problem = await send(this.#service, body);
      if (problem === null) {
        setText(this.#outcome, `Done: ${action.label.toLowerCase()}. ${dialog.effect()}`);
      }
      return problem;
    });
  }
}

/** Sends an action. Returns what is wrong, or null. */
async function send(service, body) {
  try {
    const answer = await fetch(`api/services/${encodeURIComponent(service)}/actions`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Breaker-Console": "page" },
      body: JSON.stringify(body),
    });
    return answer.ok ? null : (await answer.json()).problem;
  } catch (error) {
    return `The console does not answer (${error.message}). It is not known whether this was done.`;
  }
}

class ActionDialog {
  #fleet;
  #details;
  #name;
  #action;
  #session;
  #effect = el("p", { class: "effect", id: "effect" });
  #problem = el("p", { class: "problem", role: "alert" });
  #reason = el("input", { id: "reason", required: true, maxlength: 120, autocomplete: "off" });
  #author = el("input", { id: "author", required: true, maxlength: 60, autocomplete: "name" });
  #durations = [];
  #settings = new Map();
  #dialog;

  constructor(fleet, details, name, action, session) {
    this.#fleet = fleet;
    this.#details = details;
    this.#name = name;
    this.#action = action;
    this.#session = session;
  }

  open(perform) {
    const confirm = el("button", { type: "submit", class: "confirm" }, this.#action.label);
    const cancel = el("button", { type: "button" }, "Cancel");
    const form = el("form", { method: "dialog" },
      el("h2", { id: "dialog-title" }, `${this.#action.label}: ${this.#details.row.service}`),
      this.#effect,
      this.#action.lasts ? this.#durationChoice() : null,
      this.#action.reason ? field("reason", "Reason, which the whole fleet reads", this.#reason) : null,
      this.#action.settings ? this.#settingFields() : null,
      this.#session.user === "" ? field("author", "Your name, for the history", this.#author) : null,
      this.#problem,
      el("p", { class: "buttons" }, cancel, confirm));
    this.#dialog = el("dialog", { "aria-labelledby": "dialog-title", "aria-describedby": "effect" }, form);
    this.#author.value = localStorage.getItem("breaker-console-author") ?? "";
    setText(this.#effect, this.effect());
    cancel.addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => this.#dialog.remove());
    form.addEventListener("change", () => setText(this.#effect, this.effect()));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      confirm.disabled = true;
      const problem = await perform(this.#body());
      confirm.disabled = false;
      if (problem === null) {
        this.#dialog.close();
      } else {
        setText(this.#problem, problem);
      }
    });
    document.body.append(this.#dialog);
    this.#dialog.showModal();
  }

  #seconds() {
    return Number(this.#durations.find((choice) => choice.checked)?.value ?? 0);
  }

  effect() {
    const now = this.#fleet.now();
    return this.#action.effect(this.#details.row, ending(now + this.#seconds() * 1000, now));
  }

  #durationChoice() {
    const choices = DURATIONS.map(([seconds, label], i) => {
      const choice = el("input", { type: "radio", name: "lasts", value: seconds, id: `lasts-${seconds}`, checked: i === 0 });
      this.#durations.push(choice);
      return el("label", { for: `lasts-${seconds}` }, choice, label);
    });
    return el("fieldset", {}, el("legend", {}, "How long"), ...choices);
  }

  #settingFields() {
    const fields = Object.entries(this.#details.settings).map(([name, value]) => {
      const input = el("input", { id: `setting-${name}`, value: text(value), autocomplete: "off" });
      this.#settings.set(name, [input, text(value)]);
      return field(`setting-${name}`, name, input);
    });
    return el("fieldset", { class: "settings" },
      el("legend", {}, "Settings; durations are in seconds, lists have commas"), ...fields);
  }

  #changes() {
    const changes = {};
    for (const [name, [input, before]] of this.#settings) {
      if (input.value.trim() !== before) {
        changes[name] = input.value.trim();
      }
    }
    return changes;
  }

  #body() {
    const body = { action: this.#name };
    if (this.#session.user === "") {
      body.author = this.#author.value;
      localStorage.setItem("breaker-console-author", this.#author.value);
    }
    if (this.#action.reason) {
      body.reason = this.#reason.value;
    }
    if (this.#action.lasts) {
      body.seconds = this.#seconds();
    }
    if (this.#action.settings) {
      body.settings = this.#changes();
    }
    return body;
  }
}

function text(value) {
  return Array.isArray(value) ? value.join(", ") : String(value);
}

function field(id, label, input) {
  return el("p", { class: "field" }, el("label", { for: id }, label), input);
}
