"""What a layer is: a GeoDataFrame and the names of its columns come in; what its rows mean as marks goes out.

The classes of layers are in `kinds`; the door is `features.features`, which gives every row its colours, words and days. A layer
draws nothing itself.
"""
