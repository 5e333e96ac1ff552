// What does generate.mjs offer to the tests beside it?
export declare const metricsIndex: (folder: string) => {
  readonly text: string
  readonly faults: ReadonlyArray<string>
}
