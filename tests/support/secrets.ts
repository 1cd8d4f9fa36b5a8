/** A secret that stands where it must not. */
export interface Leak {
  /** Where: a file's name, or which output. */
  readonly place: string;
  /** As what: `in clear`, `in base64`, `URL-encoded`. */
  readonly form: string;
  /** What stands before it. */
  readonly before: string;
}

/** A text that must hold no secret, and its name. */
export interface Evidence {
  readonly place: string;
  readonly text: string;
}

/** Every place in which one of the secrets stands: in clear, in base64 with any neighbours, or URL-encoded. */
export function leaksIn(evidence: readonly Evidence[], secrets: Iterable<string>): Leak[] {
  const needles = [...secrets].flatMap(partsThatMatter).flatMap(formsOf);
  return evidence.flatMap(({ place, text }) =>
    needles.flatMap(({ form, needle }) => {
      const at = text.indexOf(needle);
      return at < 0 ? [] : [{ place, form, before: text.slice(Math.max(0, at - 60), at) }];
    }),
  );
}

const JWT = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/** The engine cuts long texts, and half a token is none to be shown either. */
function partsThatMatter(secret: string): string[] {
  const [, header, payload, signature] = JWT.exec(secret) ?? [];
  return header && payload && signature ? [`${header}.`, payload, signature] : [secret];
}

function formsOf(secret: string): { form: string; needle: string }[] {
  const base64 = [0, 1, 2].flatMap((offset) => {
    const inside = base64Inside(secret, offset);
    return [inside, inside.replaceAll("+", "-").replaceAll("/", "_")];
  });
  const encoded = encodeURIComponent(secret);
  return [
    { form: "in clear", needle: secret },
    ...(encoded === secret ? [] : [{ form: "URL-encoded", needle: encoded }]),
    ...[...new Set(base64)].map((needle) => ({ form: "in base64", needle })),
  ];
}

/** The part of a secret's base64 that is the same whatever stands around it, when it begins at this offset of three bytes. */
function base64Inside(secret: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const first = offset === 0 ? 0 : 4;
  const whole = Math.floor(bytes.length / 3) * 4;
  return bytes.toString("base64").slice(first, whole);
}
