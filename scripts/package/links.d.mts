/** A README's relative links as links into the repository at a tag; without a repository they stay as they are. */
export function withAbsoluteLinks(markdown: string, repositoryUrl: string | undefined, tag: string): string;
