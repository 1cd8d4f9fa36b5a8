/** Ask the emulator what would happen. The token goes in the body: it never stands in a URL again. */
export async function ask(fields) {
  try {
    const response = await fetch("/_page/join", { method: "POST", body: JSON.stringify(fields) });
    return await response.json();
  } catch {
    return { error: "The emulator does not answer. Is it still running?" };
  }
}

/** Show the emulator's answer; `again` asks it once more. */
export function render(place, view, again) {
  if (view.title === undefined) {
    place.replaceChildren(element("p", { class: "problem", role: "alert" }, view.error));
    return;
  }
  place.replaceChildren(
    outcome(view, again),
    ...(view.who.length > 0 ? [section("Who you are", facts(view.who))] : []),
    ...(view.may.length > 0 ? [section("What you may do", rights(view.may))] : []),
    ...(view.times.length > 0 ? [section("When", moments(view))] : []),
    ...(view.notes.length > 0 ? [notes(view.notes)] : []),
    ...(view.token ? [properties(`What the token says (${view.token.standing})`, view.token.properties)] : []),
    ...(view.roomProperties.length > 0 ? [properties("What the room says", view.roomProperties)] : []),
  );
}

function outcome(view, again) {
  const button = element("button", { type: "button", class: "plain" }, "Check again");
  button.addEventListener("click", again);
  return element(
    "div",
    { class: `card outcome ${view.outcome}` },
    element("p", { class: "place" }, element("span", {}, `${view.domain} / `), element("b", {}, view.room)),
    element("h1", {}, view.title),
    element("p", {}, view.text),
    ...(view.error ? [element("p", { class: "quiet" }, "daily-js reports ", element("code", {}, view.error))] : []),
    element(
      "div",
      { class: "row" },
      button,
      element(
        "span",
        { class: "quiet" },
        `${view.clockIsSet ? "The emulator's clock stands at" : "Now"}: `,
        time(view.now),
      ),
    ),
  );
}

const section = (title, ...content) => element("section", { class: "card" }, element("h2", {}, title), ...content);

function facts(items) {
  return element(
    "dl",
    {},
    ...items.flatMap(({ label, value }) => [element("dt", {}, label), element("dd", {}, value)]),
  );
}

function rights(lines) {
  return element(
    "ul",
    { class: "rights" },
    ...lines.map(({ may, text }) =>
      element(
        "li",
        { class: may ? "may" : "may-not" },
        element("span", { class: "mark", "aria-hidden": "true" }, may ? "✓" : "✗"),
        element("span", {}, element("span", { class: "spoken" }, may ? "You may " : "You may not "), text),
      ),
    ),
  );
}

function moments({ times, now }) {
  return element(
    "dl",
    {},
    ...times.flatMap(({ label, at, none }) => [
      element("dt", {}, label),
      at === undefined
        ? element("dd", {}, none)
        : element("dd", {}, time(at), " ", element("span", { class: "quiet relative" }, `(${relative(at - now)})`)),
    ]),
  );
}

function notes(items) {
  return element(
    "aside",
    { class: "card notes", "aria-label": "For developers" },
    element("h2", {}, "For developers"),
    element("p", { class: "quiet" }, "Daily shows none of this to those who join."),
    ...items.map(({ title, text }) => element("p", {}, element("b", {}, `${title}. `), ...withCode(text))),
  );
}

function properties(title, items) {
  return element(
    "details",
    { class: "card" },
    element("summary", {}, title),
    items.length === 0
      ? element("p", { class: "quiet" }, "Nothing that can be read.")
      : element(
          "dl",
          { class: "properties" },
          ...items.flatMap(({ name, claim, value, doc }) => [
            element(
              "dt",
              {},
              element("code", {}, name),
              ...(claim && claim !== name
                ? [element("p", { class: "quiet" }, "claim ", element("code", {}, claim))]
                : []),
            ),
            element(
              "dd",
              {},
              element("code", { class: "value" }, value),
              element("p", { class: "quiet" }, ...withCode(doc)),
            ),
          ]),
        ),
  );
}

/** `code` in a text, as the property tables write it. */
function withCode(text) {
  return text.split(/`([^`]*)`/).map((part, index) => (index % 2 === 1 ? element("code", {}, part) : part));
}

const dateAndTime = new Intl.DateTimeFormat(undefined, {
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

function time(seconds) {
  const date = new Date(seconds * 1000);
  // Beyond Date's reach, as happens with milliseconds twice over.
  if (Number.isNaN(date.getTime())) return element("span", {}, `${seconds} s after 1970`);
  return element("time", { datetime: date.toISOString() }, dateAndTime.format(date));
}

const UNITS = [
  ["year", 365.2425 * 86_400],
  ["month", 30.44 * 86_400],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];
const relativeTime = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

/** In the largest unit of which there are two, so that "in 1 day" is not all that is said of 47 hours. */
function relative(seconds) {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= 2 * size) ?? ["second", 1];
  return relativeTime.format(Math.trunc(seconds / size), unit);
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
