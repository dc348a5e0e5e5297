"""Documents as people have them (plain text, Markdown, HTML, Word, TEI) read to plain text."""
