import { ask, render } from "./render.js";

const form = document.getElementById("ask");
const pasted = document.getElementById("pasted");
const room = document.getElementById("room");
const problem = document.getElementById("problem");
const view = document.getElementById("view");

if (window.takenToken) pasted.value = window.takenToken;
delete window.takenToken;

async function show() {
  const text = pasted.value.trim();
  const isUrl = /^https?:\/\//.test(text);
  const answer = await ask({ ...(isUrl ? { url: text } : { token: text }), room: room.value });
  const isProblem = answer.title === undefined;
  problem.hidden = !isProblem;
  problem.textContent = isProblem ? answer.error : "";
  if (isProblem) view.replaceChildren();
  else {
    render(view, answer, show);
    view.focus();
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});

// Enter sends, as in a one-line field: no token has a line break.
pasted.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  form.requestSubmit();
});
