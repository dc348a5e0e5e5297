"""Whom to name for where the places of a dossier lie: sources under a licence that asks for it."""

import re

from geodata import Dossier, values

# A source, up to its licence: Creative Commons with attribution, the Open Database License, or the Open Government Licence, which
# ask to be named wherever their data are shown.
_LICENSED = re.compile(r"[^;]*?\b(?:CC[ -]BY(?:-[A-Z]{2}){0,2}|ODbL|OGL)\b(?:[ -]?v?\d(?:\.\d)?)?")


def attributions(dossier: Dossier) -> list[str]:
    """The lines to be printed with the places, each once: `GeoNames (geonames.org), CC BY 4.0`.

    Args:
        dossier: Whose places say in `source` where they are from; of a citation of several sources, `;` stands between them.
    """
    named = {source for cell in dossier.places["source"] for source in values(cell)}
    citations = dossier.sources.loc[dossier.sources["id"].isin(named), "citation"]
    found = (
        match[0].strip() for citation in citations for part in citation.split(";") if (match := _LICENSED.match(part))
    )
    return list(dict.fromkeys(found))
