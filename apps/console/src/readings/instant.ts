// When was it? Instants in readings are written out on their way here, whatever their type says.

/** Epoch milliseconds of an instant of a reading. */
export const instantOf = (instant: number): number => new Date(instant).getTime()
