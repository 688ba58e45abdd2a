"""Dutch time: the law counts days as they are in the Netherlands (Algemene termijnenwet), moments are kept in UTC."""

from zoneinfo import ZoneInfo

NETHERLANDS = ZoneInfo("Europe/Amsterdam")
