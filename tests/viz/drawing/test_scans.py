"""Pictures that are no file: what is opened is asked first what it is."""

import os
from pathlib import Path
from typing import Any

import pytest
from pyproj import CRS
from shapely.geometry import Polygon

from viz import LayerError
from viz.drawing.scans import scan

CORNERS = Polygon([(125, 40), (128, 40), (128, 38), (125, 38)])
METRES = CRS("EPSG:3857")


def read(path: Any) -> None:
    limits = (-2e7, -2e7, 2e7, 2e7)
    scan(path, CORNERS, CRS("EPSG:4326"), METRES, limits, layer="scan")


@pytest.mark.parametrize("path", [7, 7.5, True, b"sheet.png", ["sheet.png"], 0])
def test_what_is_no_path_is_no_picture(path: object) -> None:
    with pytest.raises(LayerError, match=r"layer 'scan': its image is .*, which is no path of a file"):
        read(path)


@pytest.mark.parametrize("name", ["a\0b.png", "a\ud800b.png"])
def test_a_name_that_no_file_can_have_is_no_picture(name: str) -> None:
    with pytest.raises(LayerError, match=r"layer 'scan': .* cannot be read: its name is none that a file can have"):
        read(name)


def test_a_pipe_a_device_and_a_folder_are_no_pictures(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "endless.png").symlink_to("/dev/zero")
    (tmp_path / "folder.png").mkdir()
    for name, kind in (("pipe", "a pipe"), ("endless", "a device"), ("folder", "a folder")):
        with pytest.raises(LayerError, match=f"{name}.png' cannot be read: it is no plain file, but {kind}"):
            read(tmp_path / f"{name}.png")


def test_a_picture_larger_than_any_scan_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "sheet.tif").open("wb") as file:
        file.truncate(10**12)  # takes no room on the disk
    with pytest.raises(LayerError, match="it has 1000000 MB, and 1000 MB is the most that is read"):
        read(tmp_path / "sheet.tif")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"GIF89a", b"\xff\xd8\xff", b""])
def test_a_broken_picture_is_said_to_be_one(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "sheet.png").write_bytes(data)
    with pytest.raises(LayerError, match="cannot be read as a picture"):
        read(tmp_path / "sheet.png")
