#!/bin/sh
# korean_lunar_calendar 0.4.0, seen in November 2026; its table is that of the Korea Astronomy and Space Science Institute.
# The battle of Myeongnyang was on the 16th of the 9th month of 1597. Admiral Yi's war diary names the days of that month by the
# sexagenary cycle, which never broke: the 11th was 己亥, the 14th 壬寅, so the 16th 甲辰, which is 26 October 1597. The library has
# 25 October, a 癸卯: its month begins a day early. lunar_python 1.4.8, with the Chinese table, has the day of the diary.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet korean_lunar_calendar==0.4.0 lunar_python==1.4.8
"$folder/venv/bin/python" -W error - <<'PYTHON'
import datetime

from korean_lunar_calendar import KoreanLunarCalendar
from lunar_python import Lunar


def term(day: datetime.date) -> str:
    # Monday, 1 January 1900 was the eleventh day of the cycle, 甲戌.
    place = ((day - datetime.date(1900, 1, 1)).days + 10) % 60
    return "甲乙丙丁戊己庚辛壬癸"[place % 10] + "子丑寅卯辰巳午未申酉戌亥"[place % 12]


korean = KoreanLunarCalendar()
korean.setLunarDate(1597, 9, 16, False)
of_korea = datetime.date.fromisoformat(korean.SolarIsoFormat())
of_china = datetime.date.fromisoformat(Lunar.fromYmd(1597, 9, 16).getSolar().toYmd())
print("korean_lunar_calendar", of_korea, term(of_korea), "lunar_python", of_china, term(of_china), "diary 甲辰")
if (term(of_korea), term(of_china)) != ("癸卯", "甲辰"):
    raise SystemExit("changed: the day of the battle is another")
PYTHON
