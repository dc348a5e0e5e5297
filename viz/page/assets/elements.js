// HTML and SVG elements; text goes in as text, never as markup.

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

function svg(tag, attributes = {}) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

// The usual size of type, in px.
const USUAL_PX = 16;

// How many times larger than usual type is in an element: as the reader's browser has it, and the style sheet.
const grownIn = (node) => parseFloat(getComputedStyle(node).fontSize) / USUAL_PX;

// Whether the page is laid out for a phone, see styles/screens.css; boot.js asks the same.
const isPhone = () => matchMedia("(max-width: 47.5em)").matches;

// The width of the widest of some texts, in px; apart: what stands between their letters and words beyond the usual, in px.
function widest(texts, font, apart = { letters: 0, words: 0 }) {
  const pen = document.createElement("canvas").getContext("2d");
  Object.assign(pen, { font, letterSpacing: `${apart.letters}px`, wordSpacing: `${apart.words}px` });
  return Math.ceil(texts.reduce((most, text) => Math.max(most, pen.measureText(text).width), 0));
}
