// Compares which patterns match which texts in ECMAScript with what another engine said.
import { readFileSync } from "node:fs";

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
let differences = 0;
for (const [pattern, text, matches] of cases) {
  // Validators differ in the flag.
  for (const flags of ["", "u"]) {
    if (new RegExp(pattern, flags).test(text) !== matches) {
      differences += 1;
      console.error(`with flags "${flags}": ${pattern} ${JSON.stringify(text).slice(0, 100)}, elsewhere ${matches}`);
    }
  }
}
console.log(`${cases.length} matches compared`);
process.exit(differences > 0 ? 1 : 0);
