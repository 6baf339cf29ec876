import { isNodeError, type PurchaseInfo } from '@shotgraph/engine';
import type { Io } from '../io.ts';
import { isUnderWay } from '../spending/companion.ts';
import { toLine } from '../text/width.ts';
import type { OpenedLedger } from './open-ledger.ts';

/** For purchases under way whose provider cannot be asked as things are set up: what to set. */
export async function missingKeyLines(
  purchases: readonly PurchaseInfo[],
  { folder }: OpenedLedger,
  io: Io,
): Promise<readonly string[]> {
  const routes = [...new Set(purchases.filter(isUnderWay).map(({ provider }) => provider))];
  if (routes.length === 0) return [];
  const { purchasing } = await io.loadSetup({ folder });
  return routes.flatMap((route) => {
    try {
      purchasing.adapters(route);
      return [];
    } catch (error) {
      if (!isNodeError(error)) throw error;
      return [toLine(`${route} cannot be asked: ${error.message}`)];
    }
  });
}
