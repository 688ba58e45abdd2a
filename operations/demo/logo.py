"""The logo of the invented gemeente Duinmeer: two dunes behind a lake."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).parents[2] / "exports" / "fonts" / "NotoSans-Bold.ttf"
BLUE, LAKE, SAND = "#154273", "#01689b", "#d9c58b"
SIZE = (720, 200)


def duinmeer() -> bytes:
    """The logo as a PNG."""
    picture = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((10, 60, 150, 220), fill=SAND)
    draw.ellipse((80, 30, 230, 230), fill=BLUE)
    draw.rectangle((0, 140, 240, 200), fill="white")
    for step in range(3):
        top = 146 + step * 16
        draw.rounded_rectangle((10 + step * 24, top, 230 - step * 24, top + 8), radius=4, fill=LAKE)
    draw.text((265, 48), "Gemeente", font=ImageFont.truetype(str(FONT), 34), fill=LAKE)
    draw.text((263, 84), "Duinmeer", font=ImageFont.truetype(str(FONT), 72), fill=BLUE)
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()
