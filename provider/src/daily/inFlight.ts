/** Calls for the same thing that share one answer while it is under way. */
export interface Shared<T> {
  (key: string): Promise<T>;
  /** What is under way may be out of date: the next call asks anew. */
  forget(key: string): void;
}

export function shareInFlight<T>(call: (key: string) => Promise<T>): Shared<T> {
  const underWay = new Map<string, Promise<T>>();
  const share = (key: string): Promise<T> => {
    const shared = underWay.get(key);
    if (shared) return shared;
    const answer = call(key).finally(() => {
      if (underWay.get(key) === answer) underWay.delete(key);
    });
    underWay.set(key, answer);
    return answer;
  };
  return Object.assign(share, { forget: (key: string) => void underWay.delete(key) });
}
