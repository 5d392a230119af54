// What three readers of npm make of calendar files: a line of JSON for each file and reader.
// ical.js is Thunderbird's; node-ical and ts-ics stand behind web calendars and bots.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeical from "node-ical";
import { convertIcsCalendar } from "ts-ics";

const seconds = (date) => Math.floor(date.getTime() / 1000);

const readers = {
  "ical.js": (text) => {
    const calendar = new ICAL.Component(ICAL.parse(text));
    ICAL.TimezoneService.reset();
    calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
    return calendar.getAllSubcomponents("vevent").map((one) => {
      const event = new ICAL.Event(one);
      const status = one.getFirstPropertyValue("status");
      return [event.uid, event.startDate.toUnixTime(), event.endDate.toUnixTime(), status, event.summary];
    });
  },
  "node-ical": (text) =>
    Object.values(nodeical.sync.parseICS(text))
      .filter((one) => one.type === "VEVENT")
      .map((one) => [one.uid, seconds(one.start), seconds(one.end), one.status, one.summary]),
  "ts-ics": (text) =>
    (convertIcsCalendar(undefined, text).events ?? []).map((one) => [
      one.uid,
      seconds(one.start.date),
      seconds(one.end.date),
      one.status,
      one.summary,
    ]),
};

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  for (const [reader, read] of Object.entries(readers)) {
    let said;
    try {
      said = { events: read(text) };
    } catch (fault) {
      said = { fault: String(fault).slice(0, 300) };
    }
    console.log(JSON.stringify({ file, reader, ...said }));
  }
}
