import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "../../scripts/docs/markdown";

test("the API reference can be made without a warning: npm run docs:api", async () => {
  const { stdout, stderr } = await promisify(execFile)(
    "npx",
    ["typedoc", "--emit", "none", "--treatWarningsAsErrors"],
    {
      cwd: ROOT,
    },
  );
  expect(`${stdout}${stderr}`).not.toMatch(/warning|error/i);
});
