/** Markdown, as far as the reference pages need it. */

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function page(title: string, ...parts: readonly string[]): string {
  const notice = "<!-- Made by `npm run generate` from the tables in provider/src. Do not edit. -->";
  return `${[notice, `# ${title}`, ...parts].join("\n\n")}\n`;
}
