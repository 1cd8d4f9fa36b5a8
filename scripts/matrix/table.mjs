/** The outcomes of all rows: one line a row, one column a check. */
export function table(results) {
  const columns = [...new Set(results.flatMap(({ outcomes }) => Object.keys(outcomes)))];
  const lines = [
    ["", ...columns, "seconds"],
    ...results.map(({ row, outcomes, seconds }) => [
      row.name,
      ...columns.map((column) => outcomes[column] ?? "-"),
      String(seconds),
    ]),
  ];
  const widths = lines[0].map((_, index) => Math.max(...lines.map((line) => line[index].length)));
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
