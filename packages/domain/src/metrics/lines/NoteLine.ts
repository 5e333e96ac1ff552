/** How do examples tell of notes and files? */
export type NoteLine =
  | {
      readonly at: string
      readonly note: string
      /** The deal, contact or company it is about. */
      readonly for: string
      readonly by?: string
      readonly service?: true
    }
  | { readonly at: string; readonly edit: string; readonly text: string }
  | { readonly at: string; readonly dropNote: string }
  | { readonly at: string; readonly bringNote: string }
  | { readonly at: string; readonly dropFile: string }
  | {
      readonly at: string
      readonly file: string
      readonly for: string
      readonly origin: "note" | "task" | "chat"
      /** The note, the task or the talk it hangs on. */
      readonly on: string
      /** Null for a client. */
      readonly by?: string | null
    }
