// Asks Microsoft's own library what it thinks of cards: a JSON object {name: card} in, {name: [problem, ...]} out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const statics = new URL("../../bot/web/static/", import.meta.url);
globalThis.AdaptiveCards = createRequire(import.meta.url)(new URL("vendor/adaptivecards/adaptivecards.min.js", statics).pathname);
const { parse } = await import(new URL("cards.mjs", statics));

const cards = JSON.parse(readFileSync(0, "utf-8"));
const problems = Object.fromEntries(Object.entries(cards).map(([name, card]) => [name, parse(card).problems]));
process.stdout.write(JSON.stringify(problems));
