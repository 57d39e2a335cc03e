// The part of the state that tells of the order lab: one request, put to every order of the layers that can be moved.
import type { Order } from '../lib/orders.ts';
import type { Comparison, ServerChoice } from '../runner/runner.ts';
import type { ComposedRequest, Work } from './state.ts';

/** More layers have more than 120 orders. */
export const MOST_LAYERS = 5;

/** One order, as slots of the arrangement, outermost first. */
export interface Tried {
  order: Order;
  /** The project with its layers in this order; null while it is not written, or where it can't be. */
  files: Work['files'] | null;
  /** Why it can't be written. */
  says: string | null;
  /** Null: not there yet. */
  result: Comparison | null;
}

export interface OrderLab {
  /** The source that it began from: what is taken has to fit it still. */
  slug: string;
  files: Work['files'];
  request: ComposedRequest;
  server: ServerChoice;
  /** The layers' names, as the source has them now, outermost first. */
  names: readonly string[];
  /** The first one is the order as it stands. */
  tried: readonly Tried[];
  /** The order as it stands, answered once more: what differs between the two differs anyway. */
  again: Comparison | null;
  running: boolean;
  /** Ended by the user before all was known. */
  stopped: boolean;
  /** Why it could not even begin, or that we ourselves failed. */
  says: string | null;
}

export interface TryingOrders {
  /** Writes every order of the layers into a copy of the project, and puts the request in the composer to each of them. */
  tryOrders(): Promise<void>;
  /** Writes the source in this order, as a drag would, and sends. */
  takeOrder(order: Order): Promise<void>;
  /** Ends what is under way, and keeps what is known. */
  stopOrders(): void;
  /** Ends it and forgets it. */
  closeLab(): void;
}

export interface OrderLabSlice extends TryingOrders {
  lab: OrderLab | null;
}
