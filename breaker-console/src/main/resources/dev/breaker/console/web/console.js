/** The page: the fleet in one sentence, and below it the list or one circuit. */

import { Details } from "./details.js";
import { setText } from "./dom.js";
import { Fleet } from "./fleet.js";
import { List } from "./list.js";
import { clock, duration, sentence, stateOf } from "./words.js";

const TICK_MILLIS = 500;

const elements = Object.fromEntries(
  ["sentence", "freshness", "main", "announcements"].map((id) => [id, document.getElementById(id)]),
);

function freshness(fleet, storage) {
  if (fleet.readAt === null) {
    return fleet.problem ?? "Nothing has been read yet.";
  }
  if (fleet.isFresh()) {
    return `${storage} reachable ${duration(fleet.age())} ago`;
  }
  const problem = fleet.isConnected() ? fleet.problem ?? `${storage} does not answer` : "The console does not answer";
  return `${problem.replace(/\.+$/, "")}. This is how it was at ${clock(fleet.readAt, fleet.now())}, ${duration(fleet.age())} ago.`;
}

function announce(changed) {
  const news = changed
    .filter(([before, after]) => stateOf(after).word !== (before && stateOf(before).word))
    .map(([, after]) => `${after.service} is ${stateOf(after).word}`);
  if (news.length > 0) {
    setText(elements.announcements, news.length > 5 ? `${news.length} circuits changed` : news.join(". "));
  }
}

async function readSession() {
  try {
    const answer = await fetch("api/session");
    return answer.ok ? await answer.json() : { canOperate: false, user: "", storage: "Storage" };
  } catch {
    return { canOperate: false, user: "", storage: "Storage" };
  }
}

async function main() {
  const fleet = new Fleet();
  const session = await readSession();
  const parameters = new URLSearchParams(location.search);
  const service = parameters.get("service");
  const content = service ? new Details(fleet, service, session) : new List(fleet, parameters);
  elements.main.replaceChildren(content.element);

  const show = () => {
    const summary = fleet.readAt === null ? "Reading the circuits" : sentence(fleet.rows.values());
    setText(elements.sentence, summary);
    document.title = service ? `${service} – ${summary}` : summary;
    setText(elements.freshness, freshness(fleet, session.storage));
    document.body.dataset.fresh = String(fleet.isFresh());
    content.update();
  };
  fleet.listen((changed) => {
    announce(changed);
    show();
  });
  setInterval(show, TICK_MILLIS);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !service && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      content.focusSearch();
    }
  });
  fleet.connect();
}

main();
