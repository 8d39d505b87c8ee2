// How fast transcript-parser parses all files of a folder, in megabytes (10^6 bytes of UTF-8) a
// second: the best of its rounds, for one of its ways to parse a text.
//
//     node measure.js (sync | async) FOLDER
'use strict';

const fs = require('fs');
const path = require('path');
const TranscriptParser = require('transcript-parser');

const MEASURED_MS = 3000;
const ROUNDS = 10;

const [way, folder] = process.argv.slice(2);
const texts = fs.readdirSync(folder).sort().map((name) => fs.readFileSync(path.join(folder, name)));
const bytes = texts.reduce((sum, text) => sum + text.length, 0);
// Strings beforehand, as the texts of the other side are read beforehand.
const articles = texts.map((text) => text.toString('utf8'));
const parser = new TranscriptParser();

async function round() {
  let turns = 0;
  for (const article of articles) {
    const parsed = way === 'sync' ? parser.parseOneSync(article) : await parser.parseOne(article);
    turns += parsed.order.length;
  }
  if (turns === 0) throw new Error('nothing was parsed');
}

(async () => {
  const start = performance.now();
  let best = Infinity;
  for (let rounds = 0; rounds < ROUNDS || performance.now() - start < MEASURED_MS; rounds += 1) {
    const begun = performance.now();
    await round();
    best = Math.min(best, performance.now() - begun);
  }
  console.log((bytes / best / 1e3).toFixed(1));
})();
