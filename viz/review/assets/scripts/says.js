// What the page says: one line for what was done, and a question where two have changed the same.

import { element, one } from "./elements.js";

const line = one(".said");
const question = one("dialog.asked");

export function say(text, isWrong = false) {
  line.textContent = text;
  line.classList.toggle("wrong", isWrong);
}

// The answer chosen of several; "" where the question was left.
export function ask(title, texts, answers) {
  return new Promise((answered) => {
    const buttons = answers.map(([value, words]) => element("button", { type: "submit", value }, words));
    question.replaceChildren(
      element("form", { method: "dialog" }, element("h2", {}, title), ...texts.map((text) => element("p", {}, text)), element("p", { class: "answers" }, ...buttons)),
    );
    question.returnValue = "";
    question.addEventListener("close", () => answered(question.returnValue), { once: true });
    question.showModal();
  });
}
