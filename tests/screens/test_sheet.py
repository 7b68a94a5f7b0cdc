"""The contact sheets show every figure, and the plain files are pictures."""

from __future__ import annotations

from xml.etree import ElementTree

from skill.coaching.stretches import Side
from skill.screens.figures import graphic
from skill.screens.palette import DARK
from skill.screens.poses import album
from tests.screens.paper import drawn
from tests.screens.sheet import MOMENTS, THEMES, document, sheets, sides
from tests.screens.svg import svg

SVG = "{http://www.w3.org/2000/svg}"


def test_every_figure_is_on_a_sheet_of_each_theme() -> None:
    figures = [
        (pose.stretch, pose.variation, side) for pose in album().pose for side in sides(pose)
    ]
    for theme in THEMES:
        shown = [
            (pose.stretch, pose.variation, side)
            for _, lit, rows in sheets()
            for pose, side in rows
            if lit == theme
        ]
        assert shown == figures


def test_a_sheet_has_a_row_a_figure_and_a_column_a_moment() -> None:
    name, theme, rows = next(sheets())
    page = document(theme, rows)
    assert name == "neck_flexion.light.png"
    frames = page["mainTemplate"]["items"][0]["item"]["items"]
    assert [len(frame["items"]) for frame in frames] == [len(MOMENTS)] * len(rows)
    for frame in frames:
        for cell in frame["items"]:
            parameters = {one["name"] for one in page["graphics"][cell["source"]]["parameters"]}
            assert parameters <= cell.keys()


def test_a_plain_file_has_every_path_in_its_colours() -> None:
    figure = graphic("levator_scapulae", "standard", Side.LEFT)
    picture = ElementTree.fromstring(svg(figure, DARK, 0.5))
    paths = picture.findall(f".//{SVG}g/{SVG}path")
    assert len(paths) == len(drawn(figure, 0.5))
    painted = {path.get("fill") for path in paths} | {path.get("stroke") for path in paths}
    assert painted - {"none", None} <= set(DARK.values())
    assert "$" not in ElementTree.tostring(picture, "unicode")
