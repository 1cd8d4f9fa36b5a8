import { roomPages } from "../../../provider/src/daily/client";
import { fakeClient, roomAnswer } from "../support/fakes";

/** A domain with some rooms, and what it was asked for. */
function domainWith(count: number) {
  const all = Array.from({ length: count }, (_, index) => roomAnswer({ id: `id-${index}`, name: `room-${index}` }));
  return fakeClient({
    listRooms: async ({ limit = 0, startingAfter } = {}) => {
      const from = startingAfter === undefined ? 0 : all.findIndex(({ id }) => id === startingAfter) + 1;
      return all.slice(from, from + limit);
    },
  });
}

async function sizesOf(client: ReturnType<typeof domainWith>): Promise<number[]> {
  const sizes: number[] = [];
  for await (const page of roomPages(client)) sizes.push(page.length);
  return sizes;
}

test.each([
  [0, [0], [undefined]],
  [99, [99], [undefined]],
  [100, [100, 0], [undefined, "id-99"]],
  [201, [100, 100, 1], [undefined, "id-99", "id-199"]],
])("of %d rooms the pages have %j, each beginning where the one before ended", async (count, sizes, beginnings) => {
  const client = domainWith(count);
  expect(await sizesOf(client)).toEqual(sizes);
  expect(client.calls.map(([, page]) => (page as { startingAfter?: string }).startingAfter)).toEqual(beginnings);
});

test("a page that nobody wants is not asked for", async () => {
  const client = domainWith(300);
  for await (const page of roomPages(client)) if (page[0]?.id === "id-100") break;
  expect(client.calls).toHaveLength(2);
});
