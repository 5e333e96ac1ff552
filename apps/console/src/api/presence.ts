// Which call says that this window is looked at?
import { request } from "./client.ts"

export const sendBeat = (window: string, visible: boolean): Promise<void> =>
  request("POST", "/presence", { body: { window, visible }, keepalive: true })
