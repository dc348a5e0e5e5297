"""The pieces of a scene come in, with the scale at which they are printed; pieces fit for paper go out.

On paper nothing moves or answers a pointer, and a map may be three times as small as on a screen: there arrows keep a head,
fronts of several dates are told apart, messages show their direction, and soft edges have no steps. The door is
`engraver.Engraver`.
"""
