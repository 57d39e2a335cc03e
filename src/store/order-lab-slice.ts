// The order lab as state. What writes and runs all orders (order-lab.ts) is fetched when it is first wanted.
import type { OrderLabSlice, TryingOrders } from './order-lab-state.ts';
import { selectWork } from './selectors.ts';
import type { Slice } from './slice.ts';

const NOT_FETCHED = 'The orders can’t be tried: what tries them could not be fetched. Are you online?';

export const orderLabSlice: Slice<OrderLabSlice> = (set, get, needs) => {
  let made: Promise<TryingOrders> | null = null;
  const fetched = async (): Promise<TryingOrders | null> => {
    made ??= needs.orderLab().then((make) => make(set, get, needs));
    try {
      return await made;
    } catch {
      made = null;
      const { slug } = get();
      const { request, server, files } = selectWork(get());
      const nothing = { names: [], tried: [], again: null, running: false, stopped: false };
      set({ lab: { slug, files, request, server, ...nothing, says: NOT_FETCHED } });
      return null;
    }
  };
  return {
    lab: null,
    tryOrders: async () => (await fetched())?.tryOrders(),
    takeOrder: async (order) => (await fetched())?.takeOrder(order),
    // Without the code nothing is under way.
    stopOrders: () => void made?.then(({ stopOrders }) => stopOrders(), ignore),
    closeLab: () => void made?.then(({ closeLab }) => closeLab(), ignore),
  };
};

const ignore = () => {};
