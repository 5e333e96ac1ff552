/** Is there anything to ask at all? A condition with no values is met by no entry. */
import type { Selection } from "@weir/domain/ledger/Query"

export const choosesNothing = ({ holders, subjects, where }: Selection): boolean =>
  subjects?.length === 0 ||
  holders?.length === 0 ||
  Object.values(where).some((values) => values.length === 0)
