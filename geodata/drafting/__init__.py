"""A bare text comes in; a draft of a dossier goes out, every guess with the words it rests on.

The door is `draft.draft`. What is found is described in `findings`, one class a kind; each kind has a room of its own: `record`,
`dates`, `places`, `people`, `speech`, `events`. They run one after another, and each sees what those before it found; the
last two read clauses, into which `clauses` cuts the sentences. `texts` reads the files of documents, and `sheets` makes of what
was found the rows of a dossier.
Nothing found here is more than a guess: `draft.Draft.write` marks every row `checked = draft`, and only a reader takes that away.
"""
