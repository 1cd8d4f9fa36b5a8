import { ask, render } from "./render.js";

const token = window.takenToken;
delete window.takenToken;

const view = document.getElementById("view");
const { domain, room } = addressOf(location);

/** `http://acme.localhost:4580/standup`, or `http://127.0.0.1:4580/_room/acme/standup` where no *.localhost resolves. */
function addressOf({ hostname, pathname }) {
  const segments = pathname.split("/").filter(Boolean).map(decodeURIComponent);
  if (segments[0] === "_room") return { domain: segments[1], room: segments[2] };
  return { domain: hostname.split(".")[0], room: segments[0] };
}

async function show() {
  view.setAttribute("aria-busy", "true");
  const answer = await ask({ domain, room, token });
  render(view, answer, show);
  document.title = answer.error && !answer.title ? "Daily emulator" : `${answer.title} – ${room}`;
  view.removeAttribute("aria-busy");
}

show();
