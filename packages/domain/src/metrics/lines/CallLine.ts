/** How do examples tell of calls? */
export type CallLine =
  | {
      readonly at: string
      readonly call: string
      readonly direction: "in" | "out" | "internal"
      readonly outcome?: "answered" | "missed" | "voicemail"
      readonly seconds?: number
      readonly user?: string
      readonly for?: string
    }
  | { readonly at: string; readonly handle: string }
