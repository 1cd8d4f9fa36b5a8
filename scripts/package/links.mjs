/**
 * A README's relative links, which lead nowhere on a package's page, as links into the repository at a tag. Without a
 * repository they stay as they are: the release sets it.
 */
export function withAbsoluteLinks(markdown, repositoryUrl, tag) {
  if (repositoryUrl === undefined) return markdown;
  const base = repositoryUrl.replace(/^git\+/, "").replace(/\.git$/, "");
  return markdown.replace(RELATIVE_LINK, (_, image, text, path) => {
    const view = image ? "raw" : "blob";
    return `${image}[${text}](${base}/${view}/${tag}/${path})`;
  });
}

const RELATIVE_LINK = /(!?)\[([^\]]*)\]\((?![a-z]+:|#)([^)\s]+)\)/g;
