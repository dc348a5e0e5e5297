(() => {
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  return {
    ready: () => document.documentElement.dataset.ready === "true",
    forwards: () => press("ArrowRight"),
    end: () => press("End"),
    backwards: () => press("ArrowLeft"),
  };
})()
