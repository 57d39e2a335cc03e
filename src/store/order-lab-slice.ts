// The order lab as state. What writes and runs all orders (order-lab.ts) is fetched when it is first wanted.
import * as strings from '../strings/store/order-lab-slice.ts';
import type { OrderLabSlice, TryingOrders } from './order-lab-state.ts';
import { selectWork } from './selectors.ts';
import type { Slice } from './slice.ts';

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
      set({ lab: { slug, files, request, server, ...nothing, says: strings.notFetched } });
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
