import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

const SOURCES = join(__dirname, "../../../provider/src");

export interface SourceText {
  /** Where it stands, such as `token/verify.ts:57`. */
  readonly place: string;
  readonly text: string;
}

/**
 * Every piece of text in the sources that people are to read: what is written in the tables as documentation is read
 * elsewhere. A template's pieces between its values are pieces of their own.
 */
export function sourceTexts({ except }: { readonly except: readonly string[] }): SourceText[] {
  const excepted = except.map((folder) => join(SOURCES, folder, "/"));
  return filesIn(SOURCES)
    .filter((path) => !excepted.some((folder) => path.startsWith(folder)))
    .flatMap(textsOf);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return path.endsWith(".ts") && !path.endsWith(".generated.ts") ? [path] : [];
  });
}

function textsOf(path: string): SourceText[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const found: SourceText[] = [];
  const visit = (node: ts.Node): void => {
    if (isDocumentation(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      if (isProse(node.text)) found.push({ place: `${relative(SOURCES, path)}:${line + 1}`, text: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A row's `doc`, or what stands beside it for the same reader. */
function isDocumentation(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node) && ["doc", "type", "default"].includes(node.name.getText());
}

/** At least two words. */
function isProse(text: string): boolean {
  return /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text);
}
