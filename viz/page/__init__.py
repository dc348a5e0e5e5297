"""The description comes in; one HTML file goes out, which needs no network.

The door is `page.write_page`. Python decides (`viz.payload`), the scripts in `assets/` show; `widget` is for notebooks.
"""
