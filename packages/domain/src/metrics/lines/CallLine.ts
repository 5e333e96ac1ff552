/** How do examples tell of calls? `call` names the call, which begins at that instant; `for` a deal it is about. */
export type CallLine =
  | {
      readonly at: string
      readonly call: string
      readonly direction: "in" | "out" | "internal"
      /** Answered when left out. */
      readonly outcome?: "answered" | "missed" | "voicemail"
      readonly seconds?: number
      readonly user?: string
      readonly for?: string
    }
  | { readonly at: string; readonly handle: string; readonly by?: string }
  | { readonly at: string; readonly dropCall: string }
