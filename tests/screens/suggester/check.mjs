// Reads APL documents, a JSON list, from standard input; prints what Amazon's checker says of each.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

// It tells on standard output what it does not know how to look into; only the result belongs there.
console.log = console.error;
const { StaticAplTemplateValidator } = createRequire(import.meta.url)("apl-suggester");
const validator = new StaticAplTemplateValidator();
const found = [];
for (const document of JSON.parse(readFileSync(0, "utf8"))) {
  found.push(await validator.validate(document));
}
process.stdout.write(JSON.stringify(found));
