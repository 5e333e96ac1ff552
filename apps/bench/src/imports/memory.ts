// How much memory does one import take? Done in a process of its own, whose memory is looked at all the while.
import { company } from "./company.ts"

const [url = "", path = ""] = process.argv.slice(2)
const { bringIn, close } = await company(url)
const before = process.memoryUsage.rss()
let most = before
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10)
const said = await bringIn(path)
clearInterval(watch)
process.send?.({ said, grown: (Math.max(most, process.memoryUsage.rss()) - before) / 1e6 })
await close()
process.disconnect?.()
