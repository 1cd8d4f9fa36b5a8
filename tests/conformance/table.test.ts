import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { table } from "./table";

test("each group of the table has its file, and each file its group", () => {
  const files = readdirSync(__dirname).filter((file) => file.endsWith(".test.ts") && file !== "table.test.ts");
  expect(files.sort()).toEqual(
    Object.keys(table)
      .map((group) => `${group}.test.ts`)
      .sort(),
  );
});

test.each(Object.keys(table))("the file of %s runs its group", (group) => {
  expect(readFileSync(join(__dirname, `${group}.test.ts`), "utf8")).toContain(`conform("${group}", `);
});
