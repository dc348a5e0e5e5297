"""What is told beside the map: a dossier or rows of layers come in; cards, texts and the orders of steps go out.

The doors are `dossier_narrative.narrate` and, where there is no document, `row_narrative.narrate_rows`.
"""
