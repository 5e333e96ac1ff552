// What time is it for all processes of this machine alike? Milliseconds of the clock that no one sets.
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6
