const REPOSITORY = "git+https://github.com/example/pulumi-daily.git";

describe("the README on the package's page", () => {
  const withAbsoluteLinks = async (markdown: string, repository?: string): Promise<string> =>
    (await import("../../scripts/package/links.mjs")).withAbsoluteLinks(markdown, repository, "v1.2.3");

  test("links into the repository, at the version's tag", async () => {
    const base = "https://github.com/example/pulumi-daily";
    expect(await withAbsoluteLinks("See [docs](docs/a.md) and ![picture](docs/a.png).", REPOSITORY)).toBe(
      `See [docs](${base}/blob/v1.2.3/docs/a.md) and ![picture](${base}/raw/v1.2.3/docs/a.png).`,
    );
  });

  test("leaves other links as they are", async () => {
    const others = "[Daily](https://www.daily.co), [below](#below), [mail](mailto:a@example.com)";
    expect(await withAbsoluteLinks(others, REPOSITORY)).toBe(others);
    expect(await withAbsoluteLinks("[docs](docs/a.md)")).toBe("[docs](docs/a.md)");
  });
});
