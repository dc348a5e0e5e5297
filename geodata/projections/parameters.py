"""The method of a projection and its parameters, by their names in the EPSG registry and in degrees."""

import math

import pyproj

# Angular parameters are converted; PROJ gives for each unit the radians (or the metres) that it holds.
_ANGLES = ("Latitude", "latitude", "Longitude", "longitude", "parallel", "Azimuth", "Angle")


def method_of(crs: pyproj.CRS) -> str:
    """The name of the projection method, such as `Transverse Mercator`; "" where there is no projection."""
    operation = _horizontal(crs).coordinate_operation
    return "" if operation is None else operation.method_name


def parameters_of(crs: pyproj.CRS) -> dict[str, float]:
    """The parameters of a projection by name: angles in degrees, longitudes from Greenwich, lengths as they are given.

    The French Lambert zones count grades from Paris; here they too have degrees from Greenwich.
    """
    operation = _horizontal(crs).coordinate_operation
    if operation is None:
        return {}
    prime = 0.0
    if crs.prime_meridian is not None:
        prime = math.degrees(crs.prime_meridian.longitude * float(crs.prime_meridian.unit_conversion_factor))
    values = {}
    for parameter in operation.params:
        value = float(parameter.value)
        if any(word in parameter.name for word in _ANGLES):
            value = round(math.degrees(value * parameter.unit_conversion_factor), 9)
        values[parameter.name] = value + prime if "Longitude of" in parameter.name else value
    return values


def central_meridian(crs: pyproj.CRS) -> float:
    """The longitude that runs straight up in the middle of a map, in degrees from Greenwich.

    Of an oblique Mercator the longitude of its centre, or of the first of its two points; 0 where the projection has no
    such parameter.
    """
    return next((value for name, value in parameters_of(crs).items() if "Longitude of" in name), 0.0)


def _horizontal(crs: pyproj.CRS) -> pyproj.CRS:
    """The CRS itself, without the shift to another datum that a `+towgs84` has bound to it."""
    return crs.source_crs if crs.is_bound and crs.source_crs is not None else crs
