import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const SOURCES = join(__dirname, "../../../provider/src");

/**
 * The doc comments of what a file of the provider declares, by its path, such as `Room` or `Room.url`: what has no row in
 * a table is told there. Without the examples, which are in TypeScript.
 */
export function commentsIn(file: string): (path: string) => string {
  const source = ts.createSourceFile(file, readFileSync(join(SOURCES, file), "utf8"), ts.ScriptTarget.Latest, true);
  const comments = new Map<string, string>();
  for (const statement of source.statements) {
    if (!isDeclaration(statement) || !statement.name) continue;
    const name = statement.name.text;
    comments.set(name, commentOf(statement));
    if (ts.isFunctionDeclaration(statement)) continue;
    for (const member of statement.members) {
      if (member.name) comments.set(`${name}.${member.name.getText()}`, commentOf(member));
    }
  }
  return (path) => {
    const comment = comments.get(path);
    if (!comment) throw new Error(`${file} has no doc comment at ${path}, and the schema needs one.`);
    return comment;
  };
}

type Declaration = ts.ClassDeclaration | ts.InterfaceDeclaration | ts.FunctionDeclaration;

function isDeclaration(node: ts.Node): node is Declaration {
  return ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isFunctionDeclaration(node);
}

function commentOf(node: ts.Node): string {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join("\n\n");
  const paragraphs = text.replace(/```[\s\S]*?```/g, "").split(/\n\s*\n/);
  return paragraphs
    .map((paragraph) => paragraph.replaceAll(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
