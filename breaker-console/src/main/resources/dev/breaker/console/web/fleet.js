/** What the console's server tells of the fleet, as it changes. */

/** Older data are shown in grey. */
const STALE_MILLIS = 5_000;

export class Fleet {
  rows = new Map();
  readAt = null;
  problem = null;
  #skew = 0;
  #connected = false;
  #listeners = new Set();

  /** Begins to listen to the server. The browser connects again by itself. */
  connect() {
    const source = new EventSource("api/stream");
    source.addEventListener("fleet", (event) => this.#take(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      this.#connected = false;
      this.#tell([]);
    });
  }

  #take(message) {
    this.#connected = true;
    this.#skew = message.now - Date.now();
    const changed = [];
    if (message.isWhole) {
      this.rows.clear();
    }
    for (const row of message.rows) {
      changed.push([this.rows.get(row.service), row]);
      this.rows.set(row.service, row);
    }
    message.gone.forEach((service) => this.rows.delete(service));
    this.readAt = message.readAt ?? null;
    this.problem = message.problem ?? null;
    this.#tell(message.isWhole ? [] : changed);
  }

  /** Has a function called after each change, with pairs of a row before and after. */
  listen(listener) {
    this.#listeners.add(listener);
  }

  #tell(changed) {
    this.#listeners.forEach((listener) => listener(changed));
  }

  /** The console's clock, which may differ from the browser's. */
  now() {
    return Date.now() + this.#skew;
  }

  age() {
    return this.readAt === null ? null : Math.max(0, this.now() - this.readAt);
  }

  isFresh() {
    return this.problem === null && this.readAt !== null && this.age() < STALE_MILLIS;
  }

  isConnected() {
    return this.#connected;
  }
}
