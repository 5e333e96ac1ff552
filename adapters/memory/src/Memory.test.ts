import { everySuite } from "@weir/conformance/everySuite"
import * as Memory from "./Memory.ts"

everySuite("memory", Memory.layer)
