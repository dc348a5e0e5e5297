// The page's languages: the story in each, and the reader's choice among them.

// The value with a change as viz/payload/translations.py writes it.
function changed(value, change) {
  if (Array.isArray(change)) return change.length < 2 ? change[0] : spliced(value, change[1]);
  const found = Array.isArray(value) ? [...value] : { ...value };
  for (const [key, each] of Object.entries(change)) {
    if (Array.isArray(each) && !each.length) delete found[key];
    else found[key] = changed(found[key], each);
  }
  return found;
}

function spliced(list, splices) {
  const found = [...list];
  for (const [start, end, items] of [...splices].reverse()) found.splice(start, end - start, ...items);
  return found;
}

// The story in a language that it has; `languages` of a story with several: {language, name, direction, change} of each, the first one
// without a change.
function inLanguage(story, language) {
  const { change } = story.languages.find((each) => each.language === language);
  return change ? changed(story, change) : story;
}

// chosen: the language that the page has; choose: what is done when the reader wants another.
function createLanguages({ languages, words }, { chosen, choose }) {
  const options = languages.map(({ language, name }) => element("option", { value: language, text: name, lang: language }));
  const node = element("select", { class: "languages", "aria-label": words.language, title: words.language, onchange: () => choose(node.value) }, ...options);
  node.value = chosen;
  return node;
}
