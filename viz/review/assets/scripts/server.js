// What is asked of the server. It alone knows what a date means, where a place lies and what may be written.

const token = document.querySelector("meta[name=token]");

export class Refused extends Error {
  constructor(answer, status) {
    super(answer.why || "");
    this.conflicts = answer.conflicts || null;
    this.status = status;
  }
}

async function answered(response) {
  const type = response.headers.get("content-type") || "";
  const answer = type.startsWith("application/json") ? await response.json() : { why: await response.text() };
  if (!response.ok) throw new Refused(answer, response.status);
  return answer;
}

export async function asked(path, query = {}) {
  return answered(await fetch(`${path}?${new URLSearchParams(query)}`));
}

export async function done(verb, what = {}) {
  const headers = { "content-type": "application/json", [token.dataset.header]: token.content };
  return answered(await fetch(`/do/${verb}`, { method: "POST", headers, body: JSON.stringify(what) }));
}
