"""The description that every renderer draws from: layers, views, a timeline and what is told are one `Story`.

The door is `story.Story`; `views.map_view` and `event_timeline.event_timeline` make its parts. Nothing here draws.
"""
