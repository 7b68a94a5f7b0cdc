"""The colours of the screens, for the dark and the light theme.

Words: `ink` on the `ground`, `quiet` where they matter less, `accent` for what can be touched.
Lines and areas that only help: `line`. Of a figure: `body` is the shirt, `far` a limb behind the
trunk, `limb` the part that leads, `arrow` where it moves, `feel` where it pulls, `prop` a thing.
What moves also differs from what rests in lightness, for people who cannot tell the hues apart.
"""

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "ground": "#F7F4EE",
    "ink": "#1B1F23",
    "quiet": "#4A5157",
    "accent": "#0B5A45",
    "line": "#CFC9BD",
    "body": "#6F90AA",
    "trousers": "#577791",
    "far": "#7F8A99",
    "limb": "#8A3514",
    "skin": "#B07C58",
    "hair": "#57504B",
    "feel": "#F6B93B",
    "prop": "#8F8778",
    "arrow": "#8A3514",
}
DARK: Mapping[str, str] = {
    "ground": "#14181C",
    "ink": "#F4F1EA",
    "quiet": "#B9C0C6",
    "accent": "#8FD3B6",
    "line": "#3A434B",
    "body": "#6F90AA",
    "trousers": "#527293",
    "far": "#5B6672",
    "limb": "#FF9233",
    "skin": "#AC7A57",
    "hair": "#C3BDB5",
    "feel": "#FFD45C",
    "prop": "#77705F",
    "arrow": "#FF9233",
}
