/** Lets calls for the same thing that are under way at the same time share one answer. */
export function shareInFlight<T>(call: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key) => {
    const shared = underWay.get(key);
    if (shared) return shared;
    const answer = call(key).finally(() => underWay.delete(key));
    underWay.set(key, answer);
    return answer;
  };
}
