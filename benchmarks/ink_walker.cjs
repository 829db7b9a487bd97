// Compiles a story with inkjs (or loads one that was compiled), walks it, and prints JSON.
// node ink_walker.cjs FOLDER_OF_INKJS STORY.ink WALKS.json compile|load
"use strict";
const fs = require("fs");
const [, , folder, file, walksFile, mode] = process.argv;
const ink = require(require.resolve("inkjs/full", { paths: [folder] }));
const text = fs.readFileSync(file, "utf8");
const walks = JSON.parse(fs.readFileSync(walksFile, "utf8"));
const compile = () => new ink.Compiler(text).Compile();
new ink.Compiler("Hello.\n").Compile(); // what happens once is no part of loading
const compiled = mode === "load" ? compile().ToJson() : null;
const kilobytes = () => process.resourceUsage().maxRSS;
const work = () => { const used = process.cpuUsage(); return (used.user + used.system) / 1e3; };
const before = kilobytes(), start = process.hrtime.bigint(), worked = work();
const story = mode === "load" ? new ink.Story(compiled) : compile();
const load = [Number(process.hrtime.bigint() - start) / 1e6, work() - worked];
const after = kilobytes();
const steps = [];
for (const walk of walks) {
  story.ResetState();
  story.ContinueMaximally();
  for (const place of walk) {
    const from = process.hrtime.bigint();
    story.ChooseChoiceIndex(place);
    story.ContinueMaximally();
    steps.push(Number(process.hrtime.bigint() - from) / 1e3);
  }
}
console.log(JSON.stringify({ load, steps, kilobytes: after - before }));
