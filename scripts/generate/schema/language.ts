/** How each language's SDK is called, and what it needs. A release puts its own addresses in the place of Go's. */
export const language = {
  nodejs: {
    packageName: "pulumi-daily-sdk",
    dependencies: { "@pulumi/pulumi": "^3.0.0" },
    respectSchemaVersion: true,
  },
  python: {
    packageName: "pulumi_daily",
    pyproject: { enabled: true },
    inputTypes: "classes-and-dicts",
    respectSchemaVersion: true,
  },
  go: {
    importBasePath: "pulumi-daily/sdk/go/daily",
    generateResourceContainerTypes: true,
    // Without them the arguments of a MeetingAccess do not compile: a map whose values are plain objects has none.
    generateExtraInputTypes: true,
    respectSchemaVersion: true,
  },
  csharp: {
    rootNamespace: "PulumiDaily",
    packageReferences: { Pulumi: "3.*" },
    respectSchemaVersion: true,
  },
  java: {
    basePackage: "pulumidaily",
    buildFiles: "gradle",
    dependencies: { "com.pulumi:pulumi": "1.0.0" },
  },
};
