// Steps on by itself, once asked for, until the last step; never from the last one to the first.

// changed: called when it has begun or ended.
function createPlay(state, seconds, changed) {
  let isOn = false;
  let due = 0;

  function set(on) {
    clearTimeout(due);
    isOn = on && state.hasNext;
    if (isOn) due = setTimeout(() => state.step(1), seconds * 1000);
    changed();
  }

  // A step by hand stays as long as any other.
  state.onChange(() => { if (isOn) set(true); });
  state.signal.addEventListener("abort", () => clearTimeout(due));

  return { get isOn() { return isOn; }, toggle: () => set(!isOn), stop: () => set(false) };
}
