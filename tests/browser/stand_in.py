"""A bare page in the place of a notebook: the widget's module is loaded into it, and models stand in for those of Jupyter."""

import json
from typing import Any

from viz.page.widget import Library, StoryWidget

SYNCED = {"_story", "_theme", "_library", "_tools", "_kept", "_as_of", "current", "selected", "layers"}
# A page with styles, ids and a plotly of its own; two story maps in it, and one more that is hidden at first.
NOTEBOOK = """<!DOCTYPE html>
<meta charset="utf-8">
<style>
  body { margin: 0; height: 5000px; }
  h1, mark { color: red; }
  .card, .label, .controls { display: none; }
</style>
<h1 class="off frame timeline" id="map">A notebook</h1>
<input id="cell">
<div id="first"></div>
<div id="second"></div>
<div id="third" style="display: none"></div>
<script type="application/json" id="sent">SENT</script>
<script type="module">
  window.Plotly = "theirs";
  window.watching = new Set();
  window.ResizeObserver = class extends ResizeObserver {
    observe(node) { watching.add(this); super.observe(node); }
    disconnect() { watching.delete(this); super.disconnect(); }
  };
  const sent = JSON.parse(document.getElementById("sent").textContent);

  class Model {
    constructor(state, manager) { Object.assign(this, { state, widget_manager: manager, handlers: {}, saved: 0 }); }
    get(name) { return this.state[name]; }
    set(name, value) {
      if (this.state[name] === value) return;
      this.state[name] = value;
      for (const handler of [...(this.handlers[`change:${name}`] ?? [])]) handler();
    }
    on(name, handler) { (this.handlers[name] ??= []).push(handler); }
    off(name, handler) { this.handlers[name] = this.handlers[name].filter((each) => each !== handler); }
    save_changes() { this.saved += 1; }
  }

  const library = new Model(sent.library);
  const manager = { get_model: async (id) => (id === sent.id ? library : undefined) };
  const load = async () => {
    const url = URL.createObjectURL(new Blob([sent.esm], { type: "text/javascript" }));
    return (await import(url)).default;
  };
  window.models = {};
  window.end = {};
  window.begin = async (name) => {
    models[name] = new Model({ ...sent.state }, manager);
    end[name] = await (await load()).render({ model: models[name], el: document.getElementById(name) });
  };
  for (const name of ["first", "second"]) await begin(name);
  document.documentElement.dataset.ready = "true";
</script>
"""


def notebook_of(widget: StoryWidget, **state: Any) -> str:
    """The page, with what the kernel would send for a widget.

    Args:
        widget: as Python has it.
        state: what of it is otherwise.
    """
    sent = {
        "esm": widget.get_state({"_esm"})["_esm"],
        "id": Library.shared().model_id,
        "library": Library.shared().get_state({"plotly", "page", "style"}),
        "state": widget.get_state(SYNCED) | state,
    }
    return NOTEBOOK.replace("SENT", json.dumps(sent).replace("<", "\\u003c"))
